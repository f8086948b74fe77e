// The month as the workflow runs it, its scripts word for word and in their order, on a scratch clone with a remote: from a file in the
// inbox to a pull request, from its merge to the readers' mail by SMTP; and no second mail when all of it runs again.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { sha256 } from '../src/checksum.ts'
import { root } from './edition.ts'
import { type Scratch, scratchProject } from './scratch-project.ts'
import { type Context, type RanStep, runJob, workflow } from './workflow-steps.ts'

/** Most of it is waiting for processes, of which others may run beside it. */
const TIMEOUT_MS = 120_000
vi.setConfig({ testTimeout: TIMEOUT_MS })

const monthly = workflow('monthly-briefing.yml')
const EDITION = 'reports/2031-01/2031-03-01'
const INBOX = 'tests/fixtures/imports/lumenite/gacc-export-2031-01.csv'
const DUE = 'Ask what is due'
const READERS = ['ada@reader.example', 'ben@reader.example']
const PASSWORD = 'hunter2-hunter2'
const KEY = 'a-secret-of-the-ledger'

/** Whoever clones the project has git; a machine that was handed its files may not, and nothing else needs it. */
const hasGit = spawnSync('git', ['--version']).status === 0

let scratch: Scratch
const mails: { to: string; raw: Buffer }[] = []
/** The ledger as the remote had it when the first message came. */
let pushedBefore = ''

function pushedLedger(): string {
  try {
    return scratch.git('origin', 'show', 'main:reports/2031-01/deliveries.jsonl')
  } catch {
    return 'none'
  }
}

const server = new SMTPServer({
  ...{ authOptional: false, disabledCommands: ['STARTTLS'], allowInsecureAuth: true, logger: false },
  onAuth: ({ password }, _, done) => {
    if (password === PASSWORD) done(null, { user: 'desk' })
    else done(new Error('wrong password'))
  },
  onData(stream, session, done) {
    const chunks: Buffer[] = []
    if (mails.length === 0) pushedBefore = pushedLedger()
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      mails.push({
        to: session.envelope.rcptTo.map(({ address }) => address).join(),
        raw: Buffer.concat(chunks),
      })
      done()
    })
  },
})

beforeEach(({ skip }) => skip(!hasGit, 'git is not installed'))
beforeAll(async () => {
  if (!hasGit) return
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  scratch = scratchProject(readFileSync(join(root, INBOX)), '2031-03-01T12:00:00Z')
})
afterAll(async () => {
  if (!hasGit) return
  await new Promise<void>((resolve) => server.close(resolve))
  rmSync(scratch.folder, { recursive: true, force: true })
})

function context(event: 'push' | 'schedule'): Context {
  const address = server.server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const readers = READERS.map((one) => `- name: Reader\n  address: ${one}\n`).join('')
  return {
    "github.event_name == 'push'": event === 'push',
    "inputs.resend-uncertain && 'yes' || ''": '',
    "always() && steps.send.outcome && steps.send.outcome != 'skipped'": (ran) =>
      ran.some(({ step }) => step === 'Send'),
    '!cancelled()': true,
    'vars.EMBARGO': '',
    'runner.temp': join(scratch.folder, 'temp'),
    'secrets.RECIPIENTS_YAML': readers,
    'secrets.LEDGER_KEY': KEY,
    'secrets.SMTP_URL': `smtp://desk:${PASSWORD}@127.0.0.1:${port}`,
    'secrets.PUSH_TOKEN || github.token': 'token',
    ...{ 'inputs.month': '', 'inputs.as-of': '', 'inputs.reason': '' },
  }
}

/** As a fresh runner checks the project out. */
function checkOut(): void {
  scratch.git('runner', 'fetch', '--quiet', 'origin')
  scratch.git('runner', 'switch', '--quiet', '--force-create', 'main', 'origin/main')
}

async function attempt(
  name: 'deliver' | 'prepare',
  event: 'push' | 'schedule',
  otherwise: Context = {},
): Promise<RanStep[]> {
  checkOut()
  rmSync(join(scratch.folder, 'temp/review'), { recursive: true, force: true })
  const world = { cwd: join(scratch.folder, 'runner'), env: scratch.env }
  return await runJob(monthly, name, { ...context(event), ...otherwise }, world)
}

/** An attempt of which all holds, but for a step that is `late`. */
async function job(
  name: 'deliver' | 'prepare',
  event: 'push' | 'schedule',
  late?: typeof DUE,
): Promise<RanStep[]> {
  const ran = await attempt(name, event)
  const failed = ran.filter(({ code, step }) => code !== (step === late ? 1 : 0))
  expect(failed.map(({ step, output }) => `${step}: ${output}`)).toEqual([])
  expect(ran.at(-1)?.step).toBe(name === 'prepare' ? DUE : 'Push what became of it')
  return ran
}

const output = (ran: readonly RanStep[]) => ran.map((one) => one.output).join('\n')
const subjects = (range: string) =>
  scratch.git('origin', 'log', '--format=%s', '--reverse', range).trim().split('\n')
const show = (file: string) =>
  execFileSync('git', ['show', file], {
    cwd: join(scratch.folder, 'origin'),
    encoding: 'buffer',
    maxBuffer: 1e8,
  })

test('what lies in the inbox becomes a pull request, and main stays as it is', async () => {
  // The issue of December was never released: a month that is late makes the run red, and keeps nothing back.
  await job('prepare', 'schedule', DUE)
  expect(subjects('main')).toEqual(['Begin'])
  expect(subjects('main..briefing/next')).toEqual(['Take in what came, and make the issue of it'])
  const changed = scratch.git('origin', 'diff', '--name-status', 'main', 'briefing/next')
  expect(changed).toMatch(/^D\tinbox\/gacc-export-2031-01.csv$/m)
  expect(changed).toMatch(/^A\tdata\/rare-earths\/observations\/imported.csv$/m)
  expect(changed).toMatch(new RegExp(`^A\t${EDITION}/briefing.pdf$`, 'm'))
  expect(changed).not.toMatch(/approval|deliveries/)
  expect(scratch.calls().at(-1)).toMatch(
    /^pr create --base main --head briefing\/next --title Issue of 2031-01, as of 2031-03-01 --body-file /,
  )
  const body = readFileSync(join(scratch.folder, 'pull/open'), 'utf8')
  expect(body).toContain('https://github.example/desk/briefing/actions/runs/7')
  expect(body).toContain(sha256(show(`briefing/next:${EDITION}/briefing.pdf`)))
  expect(body).toContain('Compared with the issue of 2030-12, as of 2031-02-12.')
  expect(body.length).toBeLessThan(60_000)
  const images = readdirSync(join(scratch.folder, 'temp/review')).filter((name) => name.endsWith('.png'))
  expect(images.length).toBeGreaterThan(5)
})

/** The two scripts around the making of an edition; `make` stands for that. */
function proposeAgain(make: (reports: string) => void): void {
  checkOut()
  const cwd = join(scratch.folder, 'runner')
  const script = (name: string) =>
    execFileSync(join(cwd, '.github', name), [join(scratch.folder, 'temp/review')], {
      ...{ cwd, env: scratch.env, stdio: 'pipe' },
    })
  script('resume-proposal.sh')
  make(join(cwd, 'reports'))
  script('propose.sh')
}

test('the next morning finds nothing new: the branch and the ticks of its reviewer stay', () => {
  const before = scratch.git('origin', 'rev-parse', 'briefing/next')
  // Else it would be imported again, as of another day.
  proposeAgain((reports) => expect(existsSync(join(reports, '2031-01/2031-03-01/briefing.pdf'))).toBe(true))
  expect(scratch.git('origin', 'rev-parse', 'briefing/next')).toBe(before)
  expect(scratch.calls().at(-1)).toMatch(/^pr view /)
})

test('where the run before died between its push and the text of the pull request, the text is made up for', () => {
  writeFileSync(join(scratch.folder, 'pull/open'), 'of another edition')
  proposeAgain(() => undefined)
  expect(scratch.calls().at(-1)).toMatch(/^api --silent --method PATCH repos\/desk\/briefing\/pulls\/8 /)
  expect(readFileSync(join(scratch.folder, 'pull/open'), 'utf8')).toContain(`${EDITION}/manifest.json`)
})

/** Another edition of the month, as of the day after. */
function makeAnother(reports: string): void {
  const [from, to] = ['2031-03-01', '2031-03-02']
  mkdirSync(join(reports, '2031-01', to))
  writeFileSync(join(reports, '2031-01', to, 'manifest.json'), '{}')
  const review = join(scratch.folder, 'temp/review/review.md')
  writeFileSync(review, readFileSync(review, 'utf8').replaceAll(from, to))
}

/** On top of an edition of the day before, which was merged and never approved. */
function merge(): void {
  scratch.git('reviewer', 'fetch', '--quiet', 'origin')
  scratch.git('reviewer', 'merge', '--quiet', '--no-ff', '--no-commit', 'origin/briefing/next')
  const earlier = 'reports/2031-01/2031-02-28'
  mkdirSync(join(scratch.folder, 'reviewer', earlier))
  writeFileSync(join(scratch.folder, 'reviewer', earlier, 'manifest.json'), '{}')
  scratch.git('reviewer', 'add', earlier)
  scratch.git('reviewer', 'commit', '--quiet', '--message', 'Merge')
  scratch.git('reviewer', 'push', '--quiet', 'origin', 'main')
  rmSync(join(scratch.folder, 'pull/open'))
}

test('an edition that is made anew takes the place of the one that waited, and its text that of the pull request', () => {
  const review = join(scratch.folder, 'temp/review/review.md')
  const [branch, text] = [scratch.git('origin', 'rev-parse', 'briefing/next').trim(), readFileSync(review)]
  proposeAgain(makeAnother)
  const changed = scratch.git('origin', 'diff', '--name-only', 'main', 'briefing/next', '--', 'reports')
  expect(changed.trim().split('\n')).toEqual(['reports/2031-01/2031-03-02/manifest.json'])
  expect(scratch.calls().at(-1)).toMatch(/^api .* --raw-field title=Issue of 2031-01, as of 2031-03-02 /)
  scratch.git('origin', 'update-ref', 'refs/heads/briefing/next', branch)
  writeFileSync(review, text)
})

test('an edition that was merged and not approved is red', () => {
  merge()
  expect(() => proposeAgain(() => undefined)).toThrow(`${EDITION} was merged and is not approved`)
})

test('without a server nothing is meant: the intent of a run that cannot send would leave everyone uncertain', async () => {
  const ran = await attempt('deliver', 'push', { 'secrets.SMTP_URL': '' })
  expect(ran.at(-1)).toMatchObject({ step: 'Write down who will get it', code: 1 })
  expect(ran.at(-1)?.output).toContain('SMTP_URL: is not set')
  expect(pushedLedger()).toBe('none')
})

test('the merge, run again, sends what it approved: the intent is pushed before the first hand-off', async () => {
  const ran = await job('deliver', 'push')
  expect(subjects('main').slice(-4)).toEqual([
    'Merge',
    'Approve the issue, which was merged',
    'Intend to send the issue',
    'Record who got the issue',
  ])
  expect(mails.map(({ to }) => to).sort()).toEqual(READERS)
  expect(pushedBefore.match(/"intended"/g) ?? pushedBefore).toHaveLength(READERS.length)
  expect(pushedBefore).not.toContain('"sent"')
  expect(
    show('main:reports/2031-01/deliveries.jsonl')
      .toString()
      .match(/"sent"/g),
  ).toHaveLength(READERS.length)
  const [approval] = JSON.parse(show('main:reports/2031-01/approval.json').toString()).approvals
  expect(approval.approvedBy).toBe('ada')
  expect(approval.pdf).toBe(sha256(show(`main:${EDITION}/briefing.pdf`)))
  expect(show('main:reports/index.html').toString()).toContain('2031-01/2031-03-01')
  for (const { raw } of mails) expect(await pdfIn(raw)).toBe(approval.pdf)
  // Neither what is printed nor what is pushed tells who they are.
  const told =
    output(ran) +
    scratch.git('origin', 'log', '--patch', '--format=%B', '--', 'reports/2031-01/deliveries.jsonl')
  for (const secret of [...READERS, PASSWORD, KEY]) expect(told).not.toContain(secret)
})

test('the .eml files of a dry run hold the approved PDF', async () => {
  checkOut()
  const out = join(scratch.folder, 'outbox')
  mkdirSync(out)
  execFileSync('npm', ['run', 'brief', '--', 'send', '2031-01', '--dry-run', '--out', out], {
    cwd: join(scratch.folder, 'runner'),
    env: { ...scratch.env, RECIPIENTS: join(scratch.folder, 'temp/recipients.yaml'), LEDGER_KEY: KEY },
    stdio: 'ignore',
  })
  const messages = readdirSync(out).filter((name) => name.endsWith('.eml'))
  expect(messages).toHaveLength(READERS.length)
  const pdf = sha256(show(`main:${EDITION}/briefing.pdf`))
  for (const name of messages) expect(await pdfIn(readFileSync(join(out, name)))).toBe(pdf)
})

test('run again on another runner, nothing is sent and nothing changes', async () => {
  const before = scratch.git('origin', 'rev-parse', 'main')
  // The next runner has nothing but what was pushed.
  scratch.git('runner', 'clean', '-fdxq', '--exclude=node_modules')
  expect(existsSync(join(scratch.folder, 'runner/reports/2031-01/deliveries.lease'))).toBe(false)
  await job('deliver', 'schedule')
  expect(mails).toHaveLength(READERS.length)
  expect(scratch.git('origin', 'rev-parse', 'main')).toBe(before)
})

test('a runner that died after the intent was pushed causes no second mail: the next one is red, and names whom to ask', async () => {
  // The remote as it stood then.
  const then = join(scratch.folder, 'then')
  execFileSync('git', ['clone', '--quiet', '--bare', join(scratch.folder, 'origin'), then], {
    env: scratch.env,
  })
  const intent = scratch.git('origin', 'rev-parse', 'main~1').trim()
  execFileSync('git', ['update-ref', 'refs/heads/main', intent], { cwd: then, env: scratch.env })
  scratch.git('runner', 'remote', 'set-url', 'origin', then)
  scratch.git('runner', 'clean', '-fdxq', '--exclude=node_modules')

  const ran = await attempt('deliver', 'schedule')
  expect(ran.filter(({ code }) => code !== 0).map(({ step }) => step)).toEqual(['Send'])
  expect(output(ran)).toContain('2 uncertain')
  expect(mails).toHaveLength(READERS.length)

  const asked = await attempt('deliver', 'schedule', { "inputs.resend-uncertain && 'yes' || ''": 'yes' })
  expect(asked.filter(({ code }) => code !== 0)).toEqual([])
  expect(
    mails
      .slice(READERS.length)
      .map(({ to }) => to)
      .sort(),
  ).toEqual(READERS)
  scratch.git('runner', 'remote', 'set-url', 'origin', join(scratch.folder, 'origin'))
})

test('nor is the issue made again', async () => {
  const ran = await job('prepare', 'schedule')
  expect(output(ran)).toContain('Nothing to propose')
  expect(scratch.calls().filter((call) => call.startsWith('pr create'))).toHaveLength(1)
})

test('what is pushed is tried again where somebody was quicker', () => {
  checkOut()
  const [cwd, hooks] = [join(scratch.folder, 'runner'), join(scratch.folder, 'hooks')]
  mkdirSync(hooks)
  const refuseOnce = '#!/bin/sh\n[ -e "$0.once" ] || { touch "$0.once"; exit 1; }\n'
  writeFileSync(join(hooks, 'pre-receive'), refuseOnce, { mode: 0o755 })
  scratch.git('origin', 'config', 'core.hooksPath', hooks)
  writeFileSync(join(cwd, 'reports/index.html'), 'another')
  execFileSync(join(cwd, '.github/push-reports.sh'), ['Record'], { cwd, env: scratch.env, stdio: 'pipe' })
  expect(existsSync(join(hooks, 'pre-receive.once'))).toBe(true)
  expect(show('main:reports/index.html').toString()).toBe('another')
})

async function pdfIn(raw: Buffer): Promise<string | undefined> {
  const { attachments } = await PostalMime.parse(raw)
  const pdf = attachments.find(({ mimeType }) => mimeType === 'application/pdf')
  return pdf && sha256(new Uint8Array(pdf.content as ArrayBuffer))
}
