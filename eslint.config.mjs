import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'cdk.out*/', 'coverage/', '.cache/', 'node_modules/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Index signatures are what other languages know; mapped types they do not.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // Factories in enum-like classes, and stages that add nothing but their kind.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // Late, since not every process needs checks, cdk-nag rules, tables, alarms or schedules, and what they load takes long.
      '@typescript-eslint/no-require-imports': [
        'error',
        {
          allow: [
            '^\\./(recording-packs|standard-monitoring|build-ledger|announcements)$',
            '^\\./tables/[a-z0-9-]+$',
            '^aws-cdk-lib/cloudformation-include$',
            '/(build-ledger|check-frameworks|go-live/read)$',
          ],
        },
      ],
      'max-lines': ['error', { max: 320, skipBlankLines: true }],
    },
  },
  {
    files: ['lib/**/*.ts', 'bin/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 299 }] },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { globals: { module: 'writable', process: 'readonly', require: 'readonly' } },
  },
);
