import ts from 'typescript-eslint';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';

const bareNumberParsing = [
  {
    selector: "CallExpression[callee.name='Number'], CallExpression[callee.name=/^parse(Float|Int)$/]",
    message: 'Parse numbers with #core/number (Number("") is 0).',
  },
];

export default ts.config(
  { ignores: ['node_modules/', 'var/', '.svelte-kit/', 'build/', 'test/fixtures/', 'test/golden/'] },
  ...ts.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: true,
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/only-throw-error': 'off',
      'no-restricted-syntax': ['error', ...bareNumberParsing],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    // A blank at the start of a block can only be written as {' '}: the type checker cannot read &#32; there.
    rules: { 'svelte/no-useless-mustaches': 'off' },
  },
  {
    files: ['src/core/number.ts', 'test/**', 'src/**/*.test.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.js'],
    ...ts.configs.disableTypeChecked,
    rules: { ...ts.configs.disableTypeChecked.rules, 'no-restricted-syntax': 'off' },
  },
);
