/** The stand: the real window, connected to an app inside the page. See `fake-app.ts`. */
import '@fontsource-variable/source-sans-3'
import '@fontsource-variable/jetbrains-mono'
import '../style/tokens.css'
import '../style/base.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { connect } from '../../shared/contract/app/connect.ts'
import { appCalls, windowCalls, type Functions, type WindowCalls } from '../../shared/contract/app/table.ts'
import { readTrace } from '../../shared/trace/codec.ts'
import { micros } from '../../shared/trace/ids.ts'
import App from '../app/App.vue'
import { startBridge } from '../bridge/start.ts'
import { i18n } from '../i18n/index.ts'
import { PANELS } from '../panels/panel.ts'
import { useAppStore } from '../stores/app.ts'
import { useProgramStore } from '../stores/program.ts'
import { useRunStore } from '../stores/run.ts'
import { portLink } from '../bridge/link.ts'
import { fakeApp } from './fake-app.ts'
import OnePanel from './OnePanel.vue'

const query = new URLSearchParams(location.search)
const panel = PANELS.find((one) => one === query.get('panel'))

void stand()

async function stand(): Promise<void> {
  const trace = query.get('trace')
  const events = trace ? readTrace(await (await fetch(trace)).text()).events : []
  const vue = createApp(panel ? OnePanel : App, panel ? { panel } : {})
  vue.use(createPinia()).use(i18n)
  const { port1, port2 } = new MessageChannel()
  // The app's calls are made before the window's end of the connection is there.
  const ends: { window?: Functions<WindowCalls> } = {}
  const handlers = fakeApp(
    {
      events,
      live: query.has('live'),
      rhythm: Number(query.get('rhythm') ?? 0),
      settings: {
        theme: theme(),
        language: query.get('lang') === 'zh' ? 'zh' : 'en',
        programLanguage: query.get('program') === 'python' ? 'python' : 'typescript',
        fontScale: Number(query.get('scale') ?? 1),
        tourSeen: !query.has('tour'),
      },
    },
    () => ends.window,
  )
  ends.window = connect(portLink(port1).channel, appCalls, handlers, windowCalls).remote
  startBridge(() => Promise.resolve(portLink(port2)))
  vue.mount('#app')
  await settled()
  if (query.has('at')) useRunStore().seek(micros(Number(query.get('at')) * 1e6))
  const lab = query.get('lab')
  if (lab) useProgramStore().openLab(lab)
  document.documentElement.dataset['ready'] = 'yes'
}

/** Everything that is to come has come. */
async function settled(): Promise<void> {
  const app = useAppStore()
  const run = useRunStore()
  for (let before = -1; app.link !== 'connected' || run.next() > before;) {
    before = app.link === 'connected' && !query.has('rhythm') ? run.next() : -1
    await new Promise((resolve) => setTimeout(resolve, 100))
    if (query.has('rhythm') && app.link === 'connected') return
  }
}

function theme(): 'light' | 'dark' | 'contrast' {
  const asked = query.get('theme')
  return asked === 'dark' || asked === 'contrast' ? asked : 'light'
}
