#include "base/result.hpp"

#include <cstdio>
#include <cstdlib>

namespace sinergi {

void broken_promise(char const* what, std::source_location where) {
    std::fprintf(stderr, "%s:%u: broken promise: %s\n", where.file_name(), where.line(), what);
    std::abort();
}

}  // namespace sinergi
