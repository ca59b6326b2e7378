/** Takes the measures one after another and makes the document of them. */
import { cpus, loadavg, totalmem } from 'node:os'
import type { Bench, Measure } from './bench.ts'
import type { BenchDocument, Failure, Figure } from './document.ts'

/**
 * A measure that fails is noted, and the next one is taken.
 * @param tell gets the figures of each measure as soon as there are any: the whole may take an hour
 */
export async function takeMeasures(
  measures: readonly Measure[],
  bench: Bench,
  python: string | null,
  tell: (figures: readonly Figure[]) => void = () => undefined,
): Promise<BenchDocument> {
  const began = performance.now()
  const load = loadavg()[0] ?? 0
  const date = new Date().toISOString()
  const figures: Figure[] = []
  const failures: Failure[] = []
  for (const measure of measures) {
    try {
      const taken = await measure.measure(bench)
      figures.push(...taken)
      tell(taken)
    } catch (cause) {
      failures.push({ name: measure.name, message: cause instanceof Error ? cause.message : String(cause) })
    }
  }
  return {
    version: 1,
    date,
    seconds: (performance.now() - began) / 1000,
    sizes: bench.sizes.name,
    machine: { ...machine(), load, python },
    figures,
    failures,
  }
}

function machine(): Omit<BenchDocument['machine'], 'python' | 'load'> {
  const all = cpus()
  return {
    platform: process.platform,
    arch: process.arch,
    cpu: all[0]?.model.trim() ?? 'an unknown processor',
    cores: all.length,
    memoryMB: Math.round(totalmem() / 1024 / 1024),
    node: process.versions.node,
  }
}
