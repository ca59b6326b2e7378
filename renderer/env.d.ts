/// <reference types="vite/client" />

/** For tools that do not know components; vue-tsc takes the components' own types. */
declare module '*.vue' {
  import type { Component } from 'vue'
  const component: Component
  export default component
}
