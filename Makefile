# Trellis: `make run` starts it with the demo system, `make test` runs every test there is.
PORT ?= 8080
DATA ?= ./data
BUILD ?= .build

# Where test tools and downloads are kept between runs; the clone itself unless you say otherwise.
TRELLIS_TOOLS ?= .tools
export TRELLIS_TOOLS

.PHONY: run test prepare format bench clean help

run:
	@python3 scripts/run --port "$(PORT)" --data "$(DATA)" --build "$(BUILD)"

test:
	@python3 scripts/test --build "$(BUILD)"

# Installs what `make run` needs and stops there.
prepare:
	@python3 scripts/prepare run

format:
	@python3 scripts/format

bench:
	@python3 bench/run --build "$(BUILD)"

clean:
	rm -rf "$(BUILD)" assets .tools

help:
	@echo 'make run [PORT=8080] [DATA=./data] [BUILD=.build]   install what is missing, build, start with the demo system'
	@echo 'make test [BUILD=.build]                            install the test tools and run every test'
	@echo 'make prepare | format | bench | clean'
