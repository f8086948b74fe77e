// The real data set and the fictional one, each read and checked once a worker. They are not to be changed.
import { join } from 'node:path'
import { checkedDataset } from '../src/dataset/check.ts'

export const rareEarths = checkedDataset(
  join(import.meta.dirname, '../data/rare-earths'),
  '2026-11-21',
  'data/rare-earths',
)

export const lumenite = checkedDataset(
  join(import.meta.dirname, 'fixtures/lumenite'),
  '2031-03-01',
  'data/lumenite',
)
