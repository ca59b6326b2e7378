# The sched module sleeps between its events.
import sched

scheduler = sched.scheduler()
for pause in (0.4, 0.8, 1.2):
    scheduler.enter(pause, 1, print, ('after', pause))
scheduler.run()
