// What is typed after `brief`: what is asked for, and in which words what makes no sense is refused.
import { describe, expect, test } from 'vitest'
import { readArguments } from '../src/cli/arguments.ts'
import { COMMANDS, commandOf, isCommand } from '../src/cli/commands.ts'
import { BriefingError } from '../src/errors.ts'

const refusal = (words: string) => {
  try {
    readArguments(words.split(' '))
  } catch (error) {
    if (error instanceof BriefingError) return error.message
    throw error
  }
  return 'taken'
}

test.each(Object.keys(COMMANDS).filter(isCommand))(
  'the usage of %s names every flag that it takes',
  (name) => {
    const { usage, takes } = commandOf(name)
    for (const flag of takes) expect(usage).toContain(`--${flag}`)
    for (const [, flag = ''] of usage.matchAll(/--([a-z-]+)/g)) expect(takes, flag).toContain(flag)
  },
)

describe('taken', () => {
  test.each<[string, object]>([
    ['release', { command: 'release', month: undefined }],
    ['release 2025-12 --approve Ada', { command: 'release', month: '2025-12', flags: { approve: 'Ada' } }],
    ['correct 2025-12 --reason x', { command: 'correct', month: '2025-12' }],
    ['send', { command: 'send', send: { what: 'mail', perMinute: 120, resendUncertain: false } }],
    ['send 2025-12 --per-minute 30', { month: '2025-12', send: { what: 'mail', perMinute: 30 } }],
    ['send --intend --resend-uncertain', { send: { what: 'intents', resendUncertain: true } }],
    ['send --withdraw', { send: { what: 'withdraw' } }],
    ['send --dry-run --out o', { send: { what: 'dry-run', out: 'o' } }],
    ['send --to a@example.org', { send: { what: 'proof', to: 'a@example.org' } }],
  ])('%s', (words, asked) => {
    expect(readArguments(words.split(' '))).toMatchObject(asked)
  })
})

describe('refused', () => {
  test.each([
    ['correct', 'found "correct", expected one month, such as correct 2025-12'],
    ['release 2025-12 2025-11', 'expected at most one month, such as release 2025-12'],
    ['release 2025', 'release: found "2025", expected a month such as 2025-12'],
    ['check 2025-12', 'found "check 2025-12", expected no word after check'],
    ['2025-12', 'found "2025-12", which is no command'],
    ['release --reason x', 'found --reason, which release does not take, only correct'],
    ['brief --to a@example.org', 'found --to, which brief does not take, only send'],
    ['send --intend --dry-run', 'found more than one of --intend, --withdraw, --dry-run and --to'],
    ['send --out o', 'found --out, but only a dry run writes messages'],
    ['send --dry-run --per-minute 9', 'found --per-minute, but nothing is mailed'],
    ['send --to a@example.org --resend-uncertain', 'found --resend-uncertain, but nothing is mailed'],
    ['send --per-minute 0', '--per-minute: found "0", expected a whole number'],
    ['send --per-minute fast', '--per-minute: found "fast", expected a whole number'],
  ])('%s', (words, message) => {
    expect(refusal(words)).toContain(message)
  })
})
