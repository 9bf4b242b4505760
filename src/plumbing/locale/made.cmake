# The sentences of locale/parts become one table.
file(GLOB locale_parts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/locale/parts/*.json)
set(locale_source ${CMAKE_BINARY_DIR}/generated/locale.cpp)
add_custom_command(OUTPUT ${locale_source}
  COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/locale_embed.py ${locale_source} ${locale_parts}
  DEPENDS ${locale_parts} ${CMAKE_SOURCE_DIR}/tools/locale_embed.py VERBATIM)
list(APPEND made_sources ${locale_source})
