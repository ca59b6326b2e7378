/** The terminal's sentences in English; their shape is what every other language has to bring. */
const list = (items: readonly string[]) => items.join(', ')

export const english = {
  about: 'Runs small concurrent programs for real and shows what happens.',
  help: {
    titles: {
      'Usage:': 'Usage:',
      'Arguments:': 'Arguments:',
      'Options:': 'Options:',
      'Commands:': 'Commands:',
    } as Record<string, string>,
    help: 'show this help',
    helpCommand: 'show the help of a command',
    version: 'show the version',
    lang: 'language of our own sentences: en or zh (default: that of the environment)',
    labs: 'list the labs',
    run: 'run a lab or a program file (.ts, .js, .py), then report what happened',
    shell: 'drive a lab by hand: start, join, put, get, terminate … as you type them',
    replay: 'print the report of a recorded trace again',
    doctor: 'say what works on this machine, and what to do about what does not',
    bench: "measure the engine beside CPython's own modules",
    menu: 'choose a lab from a list, set its parameters, run it',
    target: 'id of a lab (see "labs"), or a program file (.ts, .js, .py)',
    arguments: 'what a Python program finds in sys.argv; after -- if it begins with a dash',
    language: 'run the lab in this language: typescript (default) or python',
    python: 'the Python interpreter to run Python programs with',
    startMethod: 'how Python programs make processes unless they say so: fork, spawn or forkserver',
    lab: 'id of a lab (see "labs"), or a program file',
    file: 'a trace file, as written by "run --trace"',
    json: 'print one JSON document and nothing else',
    raw: "print exactly the program's own output and nothing else",
    set: 'set a parameter of the program (may be given several times)',
    speed: 'sleeps and timeouts run X times faster',
    seconds: 'stop the run after N seconds (exit code 4)',
    processes: 'how processes are made: child, or utility (desktop app only)',
    trace: 'write the trace to FILE (one event a line)',
    keepGoing: 'do not end the run at a deadlock',
    seed: "seed of the program's random numbers",
    exitCodes:
      'Exit codes: 0 finished, 1 the program failed, 2 wrong use or unreadable program, 3 deadlock, stuck or orphaned lock, 4 stopped by --seconds.',
  },
  usage: {
    unknownCommand: (name: string, near: string | undefined) =>
      `There is no command "${name}"${near ? `; did you mean "${near}"?` : '.'} "lab --help" lists the commands.`,
    unknownOption: (flag: string, near: string | undefined) =>
      `There is no option ${flag} here${near ? `; did you mean ${near}?` : '.'} "--help" after the command lists its options.`,
    missingArgument: (name: string) =>
      `"${name}" is missing. "--help" after the command shows how it is used.`,
    missingValue: (option: string) => `The option ${option} needs a value after it.`,
    tooMany: () =>
      'There are more words than the command takes. Put quotes around a name with spaces; "--help" after the command shows how it is used.',
    conflict: (a: string, b: string) => `${a} and ${b} can't be used together: choose one of them.`,
    number: (option: string, value: string, expected: string) =>
      `${option} expects ${expected}, and "${value}" is not. Example: ${option} ${expected.includes('whole') ? '7' : '2.5'}`,
    positive: 'a number above 0',
    whole: 'a whole number',
    choice: (option: string, value: string, choices: readonly string[]) =>
      `${option} expects ${choices.join(' or ')}, and "${value}" came.`,
    set: (text: string) => `--set expects name=value, and "${text}" came. Example: --set count=1000`,
    other: (text: string) => `The command line could not be understood: ${text}`,
  },
  target: {
    unknownLab: (id: string, near: readonly string[]) =>
      `There is no lab "${id}"${near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ' and no such file.'} "lab labs" lists the labs; a program file ends in .ts, .js or .py.`,
    noFile: (path: string) =>
      `There is no file ${path}. Check the path, or "lab labs" for the labs that are built in.`,
    unreadable: (path: string, reason: string) => `${path} can't be read: ${reason}.`,
    folder: (path: string) => `${path} is a folder, and a program is one file that ends in .ts, .js or .py.`,
    kind: (path: string) =>
      `${path} is not a program that can be run: it must end in .ts, .mts, .js, .mjs or .py.`,
  },
  parameter: {
    unknown: (name: string, known: readonly string[]) =>
      known.length === 0
        ? `The lab has no parameters, so "${name}" can't be set.`
        : `The lab has no parameter "${name}". It has: ${list(known)}.`,
    number: (name: string, value: string, whole: boolean) =>
      `${name} is ${whole ? 'a whole number' : 'a number'}, and "${value}" is not.`,
    range: (name: string, value: string, min: number, max: number) =>
      `${name} lies between ${min} and ${max}, and ${value} does not.`,
    choice: (name: string, value: string, options: readonly string[]) =>
      `${name} is one of ${list(options)}, and "${value}" is not.`,
    switch: (name: string, value: string) => `${name} is a switch: true or false, and "${value}" is neither.`,
  },
  run: {
    heading: (name: string, settings: string) => (settings ? `${name}   ${settings}` : name),
    utility:
      'Utility processes exist only in the desktop app. Leave --processes out, or use --processes child.',
    stopping: 'Stopping the run … (Ctrl-C again kills it at once)',
    traceFailed: (path: string, reason: string) =>
      `The trace can't be written to ${path}: ${reason}. Choose another file.`,
    ours: (reason: string) => `Something went wrong in Concurrency Lab itself: ${reason}`,
  },
  replay: {
    unreadable: (path: string, reason: string) => `The trace ${path} can't be read: ${reason}`,
    empty: 'the file is empty. A trace is written by "lab run … --trace FILE".',
    noTrace:
      'its first line is not the beginning of a trace. A trace is written by "lab run … --trace FILE".',
    newer: (known: number) =>
      `it was written by a newer version of Concurrency Lab than this one, which knows traces up to version ${known}. Update Concurrency Lab and try again.`,
    noFile: (path: string) => `There is no file ${path}. A trace is written by "lab run … --trace FILE".`,
    truncated: (path: string) =>
      `The trace ${path} is cut off: its end is missing, so the report stands only for what was recorded before that.`,
    badLines: (path: string, skipped: number, line: number, reason: string) =>
      `${skipped} ${skipped === 1 ? 'line' : 'lines'} of ${path} could not be read and ${skipped === 1 ? 'was' : 'were'} left out; the first is line ${line}: ${reason}`,
  },
  labs: {
    parameters: (text: string) => `parameters: ${text}`,
    how: 'Run one:  npm run -s lab -- run <id>        by hand:  npm run -s lab -- shell <id>',
    none: 'There are no labs in this build.',
  },
  topics: {
    processes: 'Processes',
    pools: 'Pools',
    queues: 'Queues',
    threads: 'Threads',
    locks: 'Locks',
    deadlocks: 'Deadlocks',
    coroutines: 'Coroutines',
    synchronisation: 'Synchronisation',
    classics: 'Classic problems',
  },
  menu: {
    title: 'Concurrency Lab: choose a lab',
    ask: 'Number or id of a lab (Enter or q: leave): ',
    none: (text: string) => `"${text}" is neither a number in the list nor the id of a lab.`,
    about: 'About',
    tasks: 'To try',
    observe: 'You should see',
    why: 'Why',
    parameter: (label: string, range: string) => `${label}${range ? ` (${range})` : ''}`,
    how: (name: string) => `Run ${name}: [Enter] whole   h by hand   b back to the list   q leave: `,
    bad: (reason: string) => `${reason} Try again:`,
    again: '[Enter] back to the list   q leave: ',
    speed: 'Sleeps run how many times faster?',
    noTerminal: 'This is not a terminal, so there is no menu. The labs:',
  },
  shell: {
    welcome: (name: string) =>
      `${name}, by hand. The main process waits for your commands; "help" lists them.`,
    prompt: 'lab> ',
    declared: (names: string) => `It has declared: ${names}.`,
    waits: (what: string) => `main waits: ${what}> `,
    busy: (command: string) => `main is busy: ${command}> `,
    idle: 'The queue is empty.',
    queued: (text: string, position: number) => `main is busy; "${text}" is number ${position} in the queue.`,
    unknown: (word: string, near: string | undefined) =>
      `There is no command "${word}"${near ? `; did you mean "${near}"?` : '.'} "help" lists the commands.`,
    noActor: (name: string, known: readonly string[]) =>
      `There is no actor "${name}". ${known.length > 0 ? `There are: ${list(known)}.` : 'No actor has started yet.'}`,
    whom: (command: string) => `Whom? Say ${command} and the name of an actor, for example: ${command} t1`,
    stopAsk: 'Ctrl-C: stop the run? [y/N] ',
    over: 'The run is over.',
    queueDropped: (n: number) => `${n} queued ${n === 1 ? 'command was' : 'commands were'} not carried out.`,
    failed: (text: string, reason: string) => `${text}: ${reason}`,
    done: (text: string, result: string) => (result ? `${text}: ${result}` : `${text}: done`),
    signalled: (signal: string, name: string) => `${signal} sent to ${name}.`,
    ps: {
      name: 'name',
      kind: 'kind',
      pid: 'pid',
      parent: 'parent',
      thread: 'thread',
      state: 'state',
      waits: 'waits for',
    },
    nobodyWaits: 'Nobody waits for anybody.',
    waitsFor: (actor: string, what: string) => `${actor} waits: ${what}`,
    heldBy: (what: string, holders: string) => `${what}, held by ${holders}`,
    until: (what: string, seconds: string) => `${what}, at most until ${seconds} s`,
    help: `As the program (carried out by the main process, one at a time; it really blocks):
  start t1            start a process or a thread
  run t1              run its code in the main process instead
  join t1 [seconds]   wait for its end
  close t1            release what belongs to it       cancel timer      a Timer that has not fired yet
  put q 5 [timeout]   put an item into a queue         get q [timeout]   take one out
  acquire lock1 [timeout]                              release lock1     locked lock1
  set e / clear e     an event's flag                  wait e [timeout]  wait for it; is_set e
  apply pool fn 1 2   a pool's task, blocking          map pool fn 1 2   fn of each
  value m [5]         read (or set) a value
As the operating system (from outside, at once, whatever the main process does):
  terminate t1        SIGTERM                          kill t1           SIGKILL
To look:
  ps                  all actors                       wait-for          who waits for whom
  queue               commands that wait               help
  quit                end the run`,
  },
  doctor: {
    title: 'What works on this machine',
    summaryGood: 'Every lab can run here.',
    summaryBad: (n: number) =>
      `${n} ${n === 1 ? 'thing needs' : 'things need'} attention; what to do stands beside ${n === 1 ? 'it' : 'each'}.`,
  },
  bench: {
    missing:
      'The benchmarks are not part of this installation: run them from a clone of the project with "npm run bench".',
  },
}

export type Sentences = typeof english
