# The built web app as a library, web_files: bytes and their table (tools/web_embed.py). `./dev build` makes web/dist
# first; without it this target fails and says so, unless SINERGI_NO_WEB leaves the app out.

option(SINERGI_NO_WEB "Leave the web app out (sanitizer and fuzz builds)" OFF)
enable_language(ASM)

set(web_folder ${CMAKE_SOURCE_DIR}/web)
set(web_out ${CMAKE_BINARY_DIR}/generated/web)
set(web_parts)
set(web_flag)
if(SINERGI_NO_WEB)
  set(web_flag --without-web)
  file(GLOB_RECURSE web_parts CONFIGURE_DEPENDS ${web_folder}/public/*.mustache)
else()
  file(GLOB_RECURSE web_parts CONFIGURE_DEPENDS ${web_folder}/dist/*)
endif()
add_custom_command(OUTPUT ${web_out}/web_blobs.S ${web_out}/web_table.cpp
  COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/web_embed.py ${web_folder} ${web_out} ${web_flag}
  DEPENDS ${web_parts} ${CMAKE_SOURCE_DIR}/tools/web_embed.py VERBATIM)
add_library(web_files STATIC ${web_out}/web_blobs.S ${web_out}/web_table.cpp)
target_include_directories(web_files PRIVATE ${CMAKE_SOURCE_DIR}/src)
