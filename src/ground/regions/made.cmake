# The areas of the country, packed from the npm package that tools/regions pins, lie in the program's read-only bytes.
set(regions_pack ${CMAKE_BINARY_DIR}/generated/regions.tsv.gz)
set(regions_blob ${CMAKE_BINARY_DIR}/generated/regions_pack.S)
add_custom_command(OUTPUT ${regions_pack}
  COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/regions_pack.py ${regions_pack} ${CMAKE_BINARY_DIR}/regions_npm
  DEPENDS ${CMAKE_SOURCE_DIR}/tools/regions_pack.py ${CMAKE_SOURCE_DIR}/tools/regions/package-lock.json VERBATIM)
file(CONFIGURE OUTPUT ${regions_blob} CONTENT [[
    .section .rodata
    .global sinergi_regions_pack
    .global sinergi_regions_pack_end
sinergi_regions_pack:
    .incbin "@regions_pack@"
sinergi_regions_pack_end:
    .section .note.GNU-stack, "", %progbits
]] @ONLY)
set_source_files_properties(${regions_blob} PROPERTIES OBJECT_DEPENDS ${regions_pack})
list(APPEND made_sources ${regions_blob})
