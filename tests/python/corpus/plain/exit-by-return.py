# The end of the file: exit code 0.
def main():
    print('done')
    return 5


main()
