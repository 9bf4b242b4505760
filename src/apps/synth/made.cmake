# The elements of made-up names lie in the program's read-only bytes, so that the generator needs no file beside it.
set(synth_blob ${CMAKE_BINARY_DIR}/generated/synth_names.S)
set(synth_names ${here}/names.txt)
file(CONFIGURE OUTPUT ${synth_blob} CONTENT [[
    .section .rodata
    .global sinergi_synth_names
    .global sinergi_synth_names_end
sinergi_synth_names:
    .incbin "@synth_names@"
sinergi_synth_names_end:
    .section .note.GNU-stack, "", %progbits
]] @ONLY)
set_source_files_properties(${synth_blob} PROPERTIES OBJECT_DEPENDS ${synth_names})
list(APPEND made_sources ${synth_blob})
