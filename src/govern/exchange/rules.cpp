#include "exchange/rules.hpp"

#include <algorithm>

namespace sinergi::exchange {
namespace {

constexpr std::int64_t wait_ms_max = hour_ms;

}  // namespace

bool hears_of(std::string_view kinds, std::string_view kind) noexcept {
    if (kinds.empty()) return true;
    while (!kinds.empty()) {
        auto const end = std::min(kinds.find(' '), kinds.size());
        if (kinds.substr(0, end) == kind) return true;
        kinds.remove_prefix(std::min(end + 1, kinds.size()));
    }
    return false;
}

std::int64_t wait_after_ms(std::int64_t fails) noexcept {
    if (fails <= 0) return 0;
    auto const doublings = std::min<std::int64_t>(fails - 1, 20);
    return std::min(wait_ms_max, second_ms << doublings);
}

std::string signed_text(std::string_view id, std::int64_t at_s, std::string_view body) {
    std::string text(id);
    text += '.';
    text += std::to_string(at_s);
    text += '.';
    return text.append(body);
}

}  // namespace sinergi::exchange
