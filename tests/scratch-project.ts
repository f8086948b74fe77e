// A project of an invented subject with a remote of its own, as far as the workflow needs one: origin, a clone for the runner, one
// for the reviewer, and programs in the place of npm (which runs the briefing on a fixed day) and gh (which remembers).
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { manifest, manifestFile } from '../src/archive/manifest.ts'
import { findingsOf } from '../src/build/findings.ts'
import { checkedDataset } from '../src/dataset/check.ts'
import { FORMAT } from '../src/dataset/edition.ts'
import { Vintage } from '../src/dataset/vintage.ts'
import { root } from './edition.ts'

export interface Scratch {
  folder: string
  env: Record<string, string | undefined>
  /** Runs git in one of the clones, or of the remote itself. */
  git: (where: 'runner' | 'reviewer' | 'origin', ...words: string[]) => string
  /** What gh was asked to do, a call a line. */
  calls: () => string[]
}

const OUTSIDE = [
  ...['@duckdb/*', '@fontsource/*', '@napi-rs/canvas', '@sparticuz/*'],
  ...['esbuild', 'pdfjs-dist', 'puppeteer-core', 'vega', 'vega-lite'],
]
const AUTHOR = { name: 'Ada', email: 'ada@example.org' }

/** `inbox` is the text of the file that came. */
export function scratchProject(inbox: Uint8Array, now: string): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'project-'))
  const at = (...parts: string[]) => join(folder, ...parts)
  for (const name of ['bin', 'runner', 'temp', 'pull']) mkdirSync(at(name))
  const env = {
    ...process.env,
    ...{ GIT_CONFIG_GLOBAL: at('gitconfig'), GIT_CONFIG_SYSTEM: '/dev/null', BRIEF_NOW: now },
    ...{ PATH: `${at('bin')}:${process.env.PATH}`, RUNNER_TEMP: at('temp'), PULL: at('pull') },
    ...{ GITHUB_ACTOR: 'ada', GITHUB_RUN_ID: '7', GITHUB_REPOSITORY: 'desk/briefing' },
    GITHUB_SERVER_URL: 'https://github.example',
  }
  const git: Scratch['git'] = (where, ...words) =>
    execFileSync('git', words, { cwd: at(where), env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  writeFileSync(
    at('gitconfig'),
    `[user]\nname = ${AUTHOR.name}\nemail = ${AUTHOR.email}\n[core]\nhooksPath = /dev/null\n`,
  )
  writePrograms(at)

  layProject(at('runner'), inbox)
  symlinkSync(join(root, 'node_modules'), at('node_modules'))
  git('runner', 'init', '--quiet', '--initial-branch', 'main')
  git('runner', 'add', '--all')
  git('runner', 'commit', '--quiet', '--message', 'Begin')
  execFileSync('git', ['clone', '--quiet', '--bare', at('runner'), at('origin')], { env })
  git('runner', 'remote', 'add', 'origin', at('origin'))
  git('runner', 'fetch', '--quiet', 'origin')
  execFileSync('git', ['clone', '--quiet', at('origin'), at('reviewer')], { env })
  const log = at('pull/calls')
  return {
    ...{ folder, env, git },
    calls: () => (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []),
  }
}

function layProject(home: string, inbox: Uint8Array): void {
  for (const name of [
    'src',
    'bin',
    'templates',
    '.github',
    '.gitignore',
    'package.json',
    'package-lock.json',
  ]) {
    cpSync(join(root, name), join(home, name), { recursive: true })
  }
  // Not a folder: an ignored name with a slash at its end is one.
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'))
  writeFileSync(join(home, '.gitignore'), `${readFileSync(join(root, '.gitignore'), 'utf8')}\nnode_modules\n`)
  const data = join(home, 'data/rare-earths')
  cpSync(join(root, 'tests/fixtures/lumenite'), data, { recursive: true })
  const briefing = readFileSync(join(data, 'briefing.yaml'), 'utf8')
  // The sections that a mail and a review speak of; the others would only take time.
  const sections = briefing.replace(/^sections: .*$/m, 'sections: [summary, trend, changes, sources]')
  writeFileSync(join(data, 'briefing.yaml'), sections)
  mkdirSync(join(home, 'inbox'))
  writeFileSync(join(home, 'inbox', 'gacc-export-2031-01.csv'), inbox)
  archiveDecember(home, data)
}

/** The issue before, as far as the next one reads it: a draft. */
function archiveDecember(home: string, data: string): void {
  const name = { month: '2030-12', asOf: '2031-02-12' }
  const vintage = new Vintage(checkedDataset(data, '2031-03-01', 'lumenite'), name.asOf)
  const { snapshot } = findingsOf(vintage, name.month)
  const place = join(home, 'reports', name.month, name.asOf)
  mkdirSync(place, { recursive: true })
  const findings = JSON.stringify({ format: FORMAT, ...name, snapshot })
  writeFileSync(join(place, 'findings.json'), findings)
  const model = readFileSync(join(root, 'reports/2025-12/2026-01-25/manifest.json'), 'utf8')
  const made = { ...manifest.parse(JSON.parse(model)), ...name, final: null }
  writeFileSync(join(place, 'manifest.json'), manifestFile(made, new Map([['findings.json', findings]])))
}

function writePrograms(at: (...parts: string[]) => string): void {
  buildSync({
    absWorkingDir: root,
    entryPoints: ['tests/main-at.ts'],
    outfile: at('bin/main-at.mjs'),
    ...{ bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'warning' },
    // The program starts two dozen times, mostly to load its packages; those that are loaded late, or find files beside them, stay outside.
    external: OUTSIDE,
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url)",
    },
  })
  const program = (name: string, lines: string[]) => {
    writeFileSync(at('bin', name), ['#!/usr/bin/env bash', 'set -euo pipefail', ...lines, ''].join('\n'))
    chmodSync(at('bin', name), 0o755)
  }
  program('npm', [
    'if [ "$*" = "ci --ignore-scripts" ]; then exit 0; fi',
    'if [ "$1 $2 $3" != "run brief --" ]; then echo "npm: $*" >&2; exit 64; fi',
    'shift 3',
    `exec "${process.execPath}" "${at('bin/main-at.mjs')}" "$@"`,
  ])
  // An open pull request is a file, which holds its text.
  program('gh', [
    'echo "$*" >> "$PULL/calls"',
    'case "$1 $2" in',
    '  "pr list") if [ -e "$PULL/open" ]; then echo 8; fi ;;',
    '  "pr view") cat "$PULL/open" ;;',
    '  "pr create" | "api --silent") word="${*: -1}"; cp "${word#body=@}" "$PULL/open" ;;',
    '  *) exit 64 ;;',
    'esac',
  ])
}
