# The list of made-up names lies in the program's read-only bytes, so that the seed needs no file beside the program.
set(seed_blob ${CMAKE_BINARY_DIR}/generated/seed_names.S)
set(seed_names ${here}/names.csv)
file(CONFIGURE OUTPUT ${seed_blob} CONTENT [[
    .section .rodata
    .global sinergi_seed_names
    .global sinergi_seed_names_end
sinergi_seed_names:
    .incbin "@seed_names@"
sinergi_seed_names_end:
    .section .note.GNU-stack, "", %progbits
]] @ONLY)
set_source_files_properties(${seed_blob} PROPERTIES OBJECT_DEPENDS ${seed_names})
list(APPEND made_sources ${seed_blob})
