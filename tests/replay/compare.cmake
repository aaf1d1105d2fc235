# Runs PROGRAM and compares what it prints with the file GOLDEN, line by line.
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE printed RESULT_VARIABLE code)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "${PROGRAM} ended with ${code}")
endif()
if(NOT EXISTS ${GOLDEN})
  message(FATAL_ERROR "${GOLDEN} is missing: make it with ./dev goldens, and commit it")
endif()
file(READ ${GOLDEN} golden)
if(NOT printed STREQUAL golden)
  message(FATAL_ERROR "the prints have moved.\n--- ${GOLDEN}\n${golden}\n--- this build\n${printed}"
                      "When that is meant, raise the game's version, run ./dev goldens, and say why in the commit.")
endif()
