/**
 * Driven by hand: the main process takes up one command after the other and carries it out as the program would,
 * blocking where the program would block.
 */
import { readLine } from '../start/read-boot.ts'
import { programStack } from '../source.ts'
import { emit } from '../trace.ts'
import { pumpPools } from '../pool/pumping.ts'
import { text } from '../output/text.ts'
import { carryOut } from './commands.ts'
import { CommandError } from './words.ts'
import type { Command } from '../../../shared/contract/actor.ts'

export function driveByHand(): void {
  for (let line = readLine(); line !== undefined; line = readLine()) {
    const command = parse(line)
    if (!command) continue
    const { id } = command
    emit('command', { id, text: command.text, state: 'begun' })
    try {
      const result = carryOut(command.text)
      pumpPools()
      emit('command', {
        id,
        text: command.text,
        state: 'done',
        ...(result !== undefined && { result: text(result).slice(0, 1000) }),
      })
    } catch (error) {
      const result = error instanceof CommandError ? error.message : programStack(error)
      emit('command', { id, text: command.text, state: 'failed', result: result.slice(0, 1000) })
    }
  }
}

function parse(line: string): Command | undefined {
  try {
    return JSON.parse(line) as Command
  } catch {
    return undefined
  }
}
