#include "base/no_kk.hpp"

namespace sinergi {

bool is_no_kk(std::string_view text, std::string_view nik_beside) noexcept {
    return text.size() == 16 && text.find_first_not_of("0123456789") == std::string_view::npos && text != nik_beside;
}

}  // namespace sinergi
