.PHONY: run test check-site bench bundle screenshots lock clean

run:            ## open the program on the sample desk; without a display, do the main job from the command line
	@tools/run.sh

test:           ## every check: format, lint, types, imports, tests, coverage
	@tools/check.sh

check-site:     ## publish the sample with every theme and have it checked by the tools of the trade
	@tools/check-site.sh

bench:          ## measure speed on generated corpora, against the budgets of the design
	@tools/bench.sh

bundle:         ## build the one-folder program and prove that it works
	@tools/bundle.sh

screenshots:    ## write every main screen, light and dark, into docs/screenshots
	@tools/screenshots.sh

lock:           ## resolve the dependencies again into the pinned requirements files
	@tools/setup.sh test
	@tools/lock.sh

clean:
	@rm -rf build dist .venv .coverage* .hypothesis .ruff_cache
