import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'

const FOREIGN_BUFFERS =
  'Electron forbids ArrayBuffers over foreign memory: copy with decode, encode or memcpy (ARCHITECTURE.md).'

/** What shared/ must not reach for: it runs in Node, in a browser and in workers alike. */
const NOT_SHARED = [
  ...['process', 'Buffer', 'require', 'module', '__dirname', '__filename', 'global', 'setImmediate'],
  ...['window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'fetch', 'self'],
  ...['setTimeout', 'setInterval', 'performance', 'console'],
].map((name) => ({ name, message: 'shared/ is plain TypeScript: no Node, no browser.' }))

export default defineConfig(
  globalIgnores([
    'out',
    'dist',
    'coverage',
    '.cache',
    'node_modules',
    'shared/labs/*/program.ts',
    'tests/**/fixtures/**',
  ]),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // A variable that a callback changes looks constant to it.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Interfaces here are often records of functions without `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // Numbers and booleans in a template are what a report is made of.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `return done()` from a function without a value reads well.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // `noUncheckedIndexedAccess` makes `!` the plain word for "this index exists".
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      // A generic that appears once still names what a caller may say.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: ['**/*.{ts,mjs,js}'],
    rules: {
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-restricted-properties': ['error', { object: 'koffi', property: 'view', message: FOREIGN_BUFFERS }],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'koffi', importNames: ['view'], message: FOREIGN_BUFFERS }] },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='view'][callee.object.name=/koffi|native|ffi/i]",
          message: FOREIGN_BUFFERS,
        },
      ],
    },
  },
  // Components: types are vue-tsc's business, layout is Prettier's.
  ...vue.configs['flat/essential'].map((config) => ({ ...config, files: ['**/*.vue'] })),
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      eqeqeq: 'error',
      'no-undef': 'off',
      'no-unused-vars': 'off',
      // Used as <Duration>, never as <duration>: no element of HTML is meant.
      'vue/multi-word-component-names': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/define-emits-declaration': ['error', 'type-based'],
      'vue/no-unused-refs': 'error',
      'vue/no-useless-v-bind': 'error',
      'vue/no-v-html': 'error',
      'vue/require-typed-ref': 'error',
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...NOT_SHARED] },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
)
