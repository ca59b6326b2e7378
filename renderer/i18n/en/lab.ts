export const lab = {
  title: 'Lab',
  tasks: 'What to try',
  tasksDone: '{done} of {all}',
  observe: 'What you should see',
  checked: 'What this lab checks',
  checkedHint: 'Ticked as soon as a run has shown it.',
  seen: 'seen',
  notSeen: 'not seen yet',
  nowNot: 'not in the run on the screen',
  why: 'Why it is so',
  differs: 'In Python',
  none: 'Choose a lab: what it is about, what to try and what you should see appear here.',
  own: {
    title: 'Your own program',
    intro:
      'A program is a module. What it declares at its top level (processes, threads, locks, queues, variables) can be watched and driven by hand; its function `main()` is what “Run all” runs.',
    typescript:
      'In TypeScript, import from `lab`, `lab/threading`, `lab/multiprocessing`, `lab/queue` and `lab/time`. The names and their meaning are those of Python’s standard library: `lock.acquire()` really blocks the thread, `new Process({ target })` starts a real process.',
    python:
      'In Python, write plain Python: `threading`, `multiprocessing`, `queue` and `asyncio` are watched as they are. Nothing has to be imported from the lab.',
    memory:
      'Worker threads of JavaScript share nothing by themselves. What threads are to share is declared: `new SharedVariable(0)`. Python threads share every global variable.',
    names:
      'Give what you make a name: `new Lock()` in a variable `lock1` is called `lock1` everywhere in the lab.',
    try: 'The quickest beginning: open a lab, copy its program into “My programs”, and change one line.',
  },
}
