import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

export default defineConfig(
  globalIgnores(['dist', 'downloads', 'reports', 'tests/fixtures']),
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  {
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
      // A key may be taken out of a record by naming it.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Records are typed by zod where it matters; `type` and `interface` both have their place.
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
)
