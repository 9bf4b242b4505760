# The engine is the one house where -O1 costs a factor: its inner loops run a hundred million times a night. Counting bits is
# one instruction on every x86 of the last fifteen years; wider ones are chosen at run time (libhwy).
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
  set(matching_options -O2 -ftree-vectorize -mpopcnt)
else()
  set(matching_options -O2 -ftree-vectorize)
endif()
set_source_files_properties(${sources} PROPERTIES COMPILE_OPTIONS "${matching_options}" SKIP_PRECOMPILE_HEADERS ON)
