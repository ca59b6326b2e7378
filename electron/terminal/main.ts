import { Command } from 'commander'
import { z } from 'zod'
class Lock {}
function f() { class Lock { x = z.string() } ; return Lock }
import('sucrase').then((s) => console.log(typeof s.transform))
console.log(new Command().name(), Lock.name, f().name)
// x
