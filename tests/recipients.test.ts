// The file of recipients: who is read from it, and that no problem of it ever shows whom it is about.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readAddress } from '../src/delivery/mail-address.ts'
import { checkLedgerKey, keyCheck, recipientKey } from '../src/delivery/recipient-key.ts'
import { readRecipients } from '../src/delivery/recipients.ts'
import { root } from './edition.ts'
import { problemsOf } from './problems-of.ts'

const folder = mkdtempSync(join(tmpdir(), 'recipients-'))
afterAll(() => rmSync(folder, { recursive: true }))
const home = join(folder, 'home')
mkdirSync(home)
const LEDGER_KEY = 'a secret of the tests, long enough'
const file = { path: join(folder, 'list.yaml'), label: 'list.yaml' }

const read = (text: string | Buffer, place = file) => {
  writeFileSync(place.path, text)
  return readRecipients(place, { ledgerKey: LEDGER_KEY, language: 'en', home })
}
const problems = (text: string | Buffer, place = file) => problemsOf(() => read(text, place))

describe('a list', () => {
  test('gives everyone a place and a key, and what they left out', () => {
    const [ada, hanako] = read(
      '# those who asked\n- name: Ada\n  address: Ada@Example.ORG\n- address: " h@例え.example "\n  name: 例 花子\n  formats: []\n',
    )
    expect(ada).toEqual({
      name: 'Ada',
      address: 'Ada@example.org',
      language: 'en',
      formats: ['pdf'],
      place: 'list.yaml:2:3',
      key: recipientKey(LEDGER_KEY, 'ada@example.org'),
    })
    expect(hanako).toMatchObject({ address: 'h@xn--r8jz45g.example', formats: [], place: 'list.yaml:4:3' })
  })

  test('is read as the sample in the docs has it', () => {
    cpSync(join(root, 'docs/recipients.example.yaml'), file.path)
    const sample = readRecipients(file, { ledgerKey: LEDGER_KEY, language: 'en', home })
    expect(sample.map(({ formats }) => formats)).toEqual([['pdf'], ['pdf', 'html'], []])
  })
})

/** A record with something wrong in it; where, which field, and what of it must not be shown. */
const entry = (address: string, name = 'Ada') => `- name: ${name}\n  address: ${address}\n`
const wrong: [what: string, text: string, problem: RegExp, secret?: string][] = [
  [
    'a line break in an address',
    entry('"ada@example.org\\r\\nBcc: eve@example.com"'),
    /^list.yaml:2:12: address: expected/,
    'eve',
  ],
  ['a line break behind an address', entry('"ada@example.org\\n"'), /^list.yaml:2:12: address: /, 'ada@'],
  [
    'a line break in a domain, which the conversion would drop',
    entry('"ada@exa\\nmplé.org"'),
    /^list.yaml:2:12: address: /,
    'ada@',
  ],
  ['a zero-width space', entry('"ada\\u200b@example.org"'), /^list.yaml:2:12: address: /, 'ada'],
  ['a space', entry('ada lovelace@example.org'), /^list.yaml:2:12: address: /, 'lovelace'],
  ['two addresses', entry('ada@example.org, eve@example.com'), /^list.yaml:2:12: address: /, 'eve'],
  ['two @', entry('ada@eve@example.com'), /^list.yaml:2:12: address: /, 'eve'],
  ['two @ and two domains', entry('ada@eve.example@example.com'), /^list.yaml:2:12: address: /, 'eve'],
  ['no @', entry('ada.example.com'), /^list.yaml:2:12: address: /, 'ada.'],
  ['a name before the address', entry('Ada <ada@example.org>'), /^list.yaml:2:12: address: /, '<ada'],
  ['quotes', entry(`'"ada@evil"@example.org'`), /^list.yaml:2:12: address: /, 'evil'],
  ['a dot too many', entry('ada..l@example.org'), /^list.yaml:2:12: address: /, 'ada..'],
  ['a dot at the end of the local part', entry('ada.@example.org'), /^list.yaml:2:12: address: /, 'ada.@'],
  ['an accent before the @', entry('adá@example.org'), /^list.yaml:2:12: address: /, 'adá'],
  ['an address without a dot', entry('ada@localhost'), /^list.yaml:2:12: address: /, 'localhost'],
  ['an address as a number', entry('4915112345'), /^list.yaml:2:12: address: /, '4915112345'],
  [
    'a line break in a name',
    entry('ada@example.org', '"Ada\\r\\nBcc: eve@example.com"'),
    /^list.yaml:1:9: name: expected one line/,
    'eve',
  ],
  [
    'a line separator in a name',
    entry('ada@example.org', '"Ada\\u2028Bcc: eve"'),
    /^list.yaml:1:9: name: /,
    'eve',
  ],
  ['a zero byte in a name', entry('ada@example.org', '"Ada\\0eve"'), /^list.yaml:1:9: name: /, 'eve'],
  ['a blank name', entry('ada@example.org', '" "'), /^list.yaml:1:9: name: /],
  [
    'a name without end',
    entry('ada@example.org', 'eve'.repeat(34)),
    /^list.yaml:1:9: name: .*at most 100/,
    'eve',
  ],
  ['no name', '- address: ada@example.org\n', /^list.yaml:1:3: name is missing/, 'ada'],
  ['no address', '- name: Ada\n', /^list.yaml:1:3: address is missing/, 'Ada'],
  ['a bare address', '- ada@example.org\n', /^list.yaml:1:3: is no record/, 'ada'],
  [
    'an address as a key',
    '- name: Ada\n  address: a@example.org\n  eve@example.com: yes\n',
    /^list.yaml:3:3: found a key that/,
    'eve',
  ],
  [
    'another language',
    `${entry('ada@example.org')}  language: jp\n`,
    /^list.yaml:3:13: language: expected en, /,
  ],
  [
    'another format',
    `${entry('ada@example.org')}  formats: [pdf, eve]\n`,
    /^list.yaml:3:18: formats: expected \[pdf\]/,
    'eve',
  ],
  ['a format that is no list', `${entry('ada@example.org')}  formats: pdf\n`, /^list.yaml:3:12: formats: /],
  ['an alias', entry('*eve@example.com'), /^list.yaml:2:12: cannot be read as YAML/, 'eve'],
  [
    'a key twice',
    `${entry('ada@example.org')}  eve: 1\n  eve: 2\n`,
    /^list.yaml:4:3: cannot be read as YAML/,
    'eve',
  ],
  ['no YAML', '- name: Ada: eve@example.com\n', /^list.yaml:1:\d+: cannot be read as YAML/, 'eve'],
  ['one record', 'name: Ada\naddress: eve@example.com\n', /^list.yaml: is no list of recipients/, 'eve'],
  ['a text', 'eve@example.com\n', /^list.yaml: is no list/, 'eve'],
  ['nothing', '', /^list.yaml: is no list/],
  ['nobody', '[]\n', /^list.yaml: names nobody/],
]

describe('a list is refused', () => {
  test.each(wrong)('for %s', (_, text, problem, secret) => {
    const found = problems(text)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(problem)
    if (secret === undefined) return
    expect(text).toContain(secret)
    expect(found.join('\n')).not.toContain(secret)
  })

  test('with all of its problems at once, and without a word of what it says', () => {
    const people = wrong.filter(
      ([, text]) => text.startsWith('- ') && !/alias|\*eve|eve: 2|Ada: eve/.test(text),
    )
    const found = problems(people.map(([, text]) => text).join(''))
    expect(found.length).toBeGreaterThanOrEqual(people.length)
    const shown = found
      .join('\n')
      .replaceAll(/reader@example.org|before the @/g, '')
      .replaceAll('list.yaml', '')
    expect(shown).not.toMatch(/ada|eve|@|lovelace|localhost|example/i)
  })

  test('for an address that is listed again, however it is written', () => {
    const found = problems(
      `${entry('ada@example.org')}${entry('eve@müller.example')}${entry('"ADA@Example.org "', 'Other')}${entry('Eve@XN--mller-kva.example')}`,
    )
    expect(found).toHaveLength(2)
    expect(found[0]).toMatch(/^list.yaml:6:12: is the address of line 2 again/)
    expect(found[1]).toMatch(/^list.yaml:8:12: is the address of line 4 again/)
  })

  test('for an address that is listed again, also where the first record is wrong otherwise', () => {
    const found = problems(`${entry('ada@example.org', '""')}${entry('ada@example.org')}`)
    expect(found.map((one) => one.slice(0, 15))).toEqual(['list.yaml:1:9: ', 'list.yaml:4:12:'])
  })

  test('in another encoding', () => {
    const found = problems(Buffer.concat([Buffer.from('- name: '), Buffer.from([0xe4, 0x0a])]))
    expect(found).toEqual([expect.stringMatching(/^list.yaml:1:9: is not UTF-8/)])
  })

  test('where there is none, or a folder', () => {
    const asked = { ledgerKey: LEDGER_KEY, language: 'en' as const, home }
    const at = (path: string) => problemsOf(() => readRecipients({ path, label: 'list.yaml' }, asked))
    expect(at(join(folder, 'none.yaml'))[0]).toMatch(/^list.yaml: there is no such file/)
    expect(at(folder)[0]).toMatch(/^list.yaml: cannot be read \(EISDIR\)/)
  })

  test('inside the repository, on whatever way', () => {
    const inside = { path: join(home, 'list.yaml'), label: 'list.yaml' }
    expect(problems(entry('ada@example.org'), inside)[0]).toMatch(/^list.yaml: lies inside the repository/)
    const link = join(folder, 'link')
    symlinkSync(home, link)
    const linked = { path: join(link, 'list.yaml'), label: 'list.yaml' }
    expect(problems(entry('ada@example.org'), linked)[0]).toMatch(/lies inside/)
    const beside = join(folder, 'home-of-others')
    mkdirSync(beside)
    expect(read(entry('ada@example.org'), { path: join(beside, 'list.yaml'), label: 'l' })).toHaveLength(1)
    // A name that begins with two dots leads nowhere else.
    mkdirSync(join(home, '..list'))
    const hidden = { path: join(home, '..list/list.yaml'), label: 'list.yaml' }
    expect(problems(entry('ada@example.org'), hidden)[0]).toMatch(/lies inside/)
  })
})

test.each([
  ['ada@example.org', 'ada@example.org'],
  ["o'neil+news@sub.example.org", "o'neil+news@sub.example.org"],
  ['Ada@EXAMPLE.org', 'Ada@example.org'],
  ['ada@münchen.example', 'ada@xn--mnchen-3ya.example'],
  // Percent signs are no escapes in a domain.
  ['ada@ex%41mple.org', undefined],
  ['ada@ex%41mplé.org', undefined],
  ['ada@', undefined],
  ['@example.org', undefined],
  [`ada@${'a'.repeat(250)}.org`, undefined],
])('the address %j is read as %j', (given, expected) => {
  expect(readAddress(given)).toBe(expected)
})

describe('the key of a ledger', () => {
  test.each([
    [undefined, 'is not set'],
    ['', 'is not set'],
    ['fifteen letters', 'is shorter than 16 characters'],
  ])('%j is refused', (value, message) => {
    const [found = ''] = problemsOf(() => checkLedgerKey(value))
    expect(found).toContain(`LEDGER_KEY: ${message}`)
    expect(found).toContain('openssl rand -hex 32')
    expect(found).not.toContain('fifteen')
  })

  test('makes other keys of the same address, and the same of its spellings', () => {
    expect(checkLedgerKey('sixteen letters!')).toBe('sixteen letters!')
    // openssl: printf ada@example.org | openssl dgst -sha256 -hmac key
    expect(recipientKey('key', 'ADA@example.org')).toBe(
      'e7e8f78d42b4160369dc797e67eb041376b3e03a947677eb23d1053a78ea3b1a',
    )
    expect(recipientKey('key', 'ada@example.org')).toBe(recipientKey('key', 'Ada@Example.Org'))
    expect(recipientKey('other', 'ada@example.org')).not.toBe(recipientKey('key', 'ada@example.org'))
    expect(keyCheck('key')).toBe('0dcdbec6e34a3697')
  })
})
