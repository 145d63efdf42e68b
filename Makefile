.PHONY: run test lock clean

run:            ## make a desk and show it from the command line
	@tools/run.sh

test:           ## every check: format, lint, types, imports, tests, coverage
	@tools/check.sh

lock:           ## resolve the dependencies again into the pinned requirements files
	@tools/setup.sh test
	@tools/lock.sh

clean:
	@rm -rf build dist .venv .coverage* .hypothesis .ruff_cache
