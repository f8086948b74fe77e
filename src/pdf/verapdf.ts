// The path of veraPDF and a finished PDF in; what veraPDF says against it as PDF/UA-1 out. It is Java and not ours: whoever has
// it names it in VERAPDF, and then it has the last word.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BriefingError } from '../errors.ts'

const MINUTE_MS = 60_000

interface Ended {
  /** Null when it was killed for taking too long. */
  code: number | null | string
  out: string
}

/** Throws a BriefingError when veraPDF refuses the file, cannot be run, or takes more than a minute. */
export async function askVeraPdf(
  program: string,
  pdf: Uint8Array,
  label: string,
  timeoutMs = MINUTE_MS,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'verapdf-'))
  try {
    const file = join(folder, 'briefing.pdf')
    writeFileSync(file, pdf)
    const { code, out } = await run(
      program,
      ['--flavour', 'ua1', '--format', 'text', '--verbose', file],
      timeoutMs,
    )
    // It ends with 0 for a file that meets the profile and with 1 for one that does not.
    if (code === 0 && /^PASS\b/m.test(out)) return
    const said = out.replaceAll(file, label).trim().slice(0, 4_000)
    if (code === 1 && /^FAIL\b/m.test(out)) {
      throw BriefingError.at(
        label,
        `veraPDF finds that it does not meet PDF/UA-1:\n${said}`,
        'mend what it names',
      )
    }
    const how = code === null ? `took longer than ${timeoutMs / 1000} seconds` : `ended with ${code}`
    throw BriefingError.at(
      'VERAPDF',
      `${program} ${how} and gave no verdict: ${said}`,
      'correct VERAPDF, or unset it',
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(program: string, argv: readonly string[], timeout: number): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      program,
      argv,
      { timeout, killSignal: 'SIGKILL', maxBuffer: 2 ** 24 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : error.killed === true ? null : (error.code ?? String(error.signal))
        resolve({ code, out: `${stdout}${stderr}${typeof code === 'string' ? (error?.message ?? '') : ''}` })
      },
    )
  })
}
