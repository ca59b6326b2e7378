// Two processes talk over a pipe with two ends: one asks, the other answers.
import { parameter, print } from 'lab'
import { Pipe, Process } from 'lab/multiprocessing'
import { getpid } from 'lab/os'
import { sleep } from 'lab/time'

const questions = parameter('questions', 3)
const thinking = parameter('thinking', 1)
const patience = parameter('patience', 0.4)

const [here, there] = Pipe(true, { name: 'line' })

export function ask() {
  for (let n = 1; n <= questions; n++) {
    print(`Process ${getpid()} asks: ${n} squared?`)
    here.send({ number: n })
    while (!here.poll(patience)) print('Nothing yet.') // poll: is there something to receive?
    const answer = here.recv() as { square: number }
    print(`Process ${getpid()} hears: ${answer.square}.`)
  }
  here.send(null) // no more questions
}

export function answer() {
  for (;;) {
    const question = there.recv() as { number: number } | null // blocks until something comes
    if (question === null) break
    sleep(thinking)
    there.send({ square: question.number ** 2 })
  }
  print(`Process ${getpid()} hangs up.`)
}

export const pupil = new Process({ target: ask, name: 'pupil' })
export const teacher = new Process({ target: answer, name: 'teacher' })

export function main() {
  pupil.start()
  teacher.start()
  pupil.join()
  teacher.join()
}
