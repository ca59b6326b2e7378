# A text is printed on stderr, and the code is 1.
raise SystemExit('said on stderr')
