# An event that crosses to a child and back.
import multiprocessing


def answer(question, reply):
    question.wait()
    reply.set()


fork = multiprocessing.get_context('fork')
question, reply = fork.Event(), fork.Event()
process = fork.Process(target=answer, args=(question, reply))
process.start()
print(reply.wait(0.02), reply.is_set())
question.set()
print(reply.wait(10), reply.is_set())
process.join()
reply.clear()
print(reply.is_set())
