# Dictionaries, lists and namespaces that live in a manager's process.
import multiprocessing


def work(table, names, space):
    table['child'] = len(names)
    names.append('child')
    space.total += 5


if __name__ == '__main__':
    fork = multiprocessing.get_context('fork')
    with fork.Manager() as manager:
        table, names, space = manager.dict(a=1), manager.list(['main']), manager.Namespace(total=1)
        process = fork.Process(target=work, args=(table, names, space))
        process.start()
        process.join()
        print(sorted(table.items()), list(names), space.total, str(names))
