# The library `migrations`: migrations/*.sql as db::migrations(), for the program and for tests of houses with tables.

file(GLOB migration_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/migrations/*.sql)
set(migrations_source ${CMAKE_BINARY_DIR}/generated/migrations.cpp)
add_custom_command(OUTPUT ${migrations_source}
  COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/migrations_embed.py ${migrations_source} ${migration_files}
  DEPENDS ${migration_files} ${CMAKE_SOURCE_DIR}/tools/migrations_embed.py VERBATIM)
add_library(migrations STATIC ${migrations_source})
target_link_libraries(migrations PUBLIC plumbing_db)
furnish(migrations plumbing_db)
