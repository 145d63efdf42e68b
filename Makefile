.PHONY: run test bench bundle screenshots lock clean

run:            ## start the program on the sample desk
	@tools/run.sh

test:           ## every check: format, lint, types, imports, tests, coverage
	@tools/check.sh

bench:          ## measure speed on generated corpora
	@tools/setup.sh test
	@.venv/bin/python -m benchmarks

bundle:         ## build the one-folder program and prove that it works
	@tools/setup.sh test
	@tools/bundle.sh

screenshots:    ## write every main screen and page, light and dark, to docs/screenshots
	@tools/setup.sh test
	@QT_QPA_PLATFORM=offscreen .venv/bin/python tools/screenshots.py docs/screenshots

lock:           ## resolve the dependencies again into the pinned requirements files
	@tools/setup.sh test
	@tools/lock.sh

clean:
	@rm -rf build dist .venv .coverage* .hypothesis .ruff_cache
