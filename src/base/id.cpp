#include "base/id.hpp"

#include <algorithm>

namespace sinergi {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int id_chars = 13;
constexpr int counter_bits = 13;
constexpr int lease_bits = 8;
constexpr std::int64_t epoch_2024_ms = 1'704'067'200'000;

constexpr std::array<std::int8_t, 256> make_values() {
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        auto const upper = static_cast<unsigned char>(alphabet[i]);
        values[upper] = static_cast<std::int8_t>(i);
        if (upper >= 'A') values[upper + 32U] = static_cast<std::int8_t>(i);
    }
    for (unsigned char const zero : {'O', 'o'}) values[zero] = 0;
    for (unsigned char const one : {'I', 'i', 'L', 'l'}) values[one] = 1;
    return values;
}
constexpr auto values = make_values();

}  // namespace

std::string id_text(std::int64_t raw) {
    std::string text(id_chars, '0');
    auto rest = static_cast<std::uint64_t>(raw);
    for (auto i = text.rbegin(); i != text.rend(); ++i, rest >>= 5U) *i = alphabet[rest & 31U];
    return text;
}

Result<std::int64_t> id_number(std::string_view text) {
    std::uint64_t number = 0;
    int chars = 0;
    for (char const c : text) {
        if (c == '-' || c == ' ') continue;
        auto const value = values[static_cast<unsigned char>(c)];
        if (value < 0 || ++chars > id_chars) return refuse(Why::malformed, "base.id_malformed");
        number = (number << 5U) | static_cast<std::uint64_t>(value);
    }
    if (chars == 0 || number > static_cast<std::uint64_t>(INT64_MAX))
        return refuse(Why::malformed, "base.id_malformed");
    return static_cast<std::int64_t>(number);
}

IdMaker::IdMaker(std::uint8_t lease, std::int64_t floor) noexcept
    : lease_bits_(static_cast<std::int64_t>(lease) << counter_bits), last_(0) {
    raise_floor(floor);
}

void IdMaker::raise_floor(std::int64_t floor) noexcept {
    // The lease is cut out: what remains, time above and counter below, is a number that may be counted up. A floor of
    // a higher lease is passed only by the next millisecond, because the lease stands above the counter.
    constexpr std::int64_t counter_mask = (1 << counter_bits) - 1;
    auto const time = floor >> (counter_bits + lease_bits);
    auto const lease = floor & (((1 << lease_bits) - 1) << counter_bits);
    auto const tick = (time << counter_bits) | (lease > lease_bits_ ? counter_mask : floor & counter_mask);
    auto seen = last_.load(std::memory_order_relaxed);
    while (seen < tick && !last_.compare_exchange_weak(seen, tick, std::memory_order_relaxed)) {
    }
}

std::int64_t IdMaker::next(Moment now) noexcept {
    auto const wanted = std::max<std::int64_t>(now.ms - epoch_2024_ms, 0) << counter_bits;
    auto seen = last_.load(std::memory_order_relaxed);
    std::int64_t tick = 0;
    do tick = std::max(seen + 1, wanted);
    while (!last_.compare_exchange_weak(seen, tick, std::memory_order_relaxed));
    auto const counter = tick & ((1 << counter_bits) - 1);
    return ((tick >> counter_bits) << (counter_bits + lease_bits)) | lease_bits_ | counter;
}

Moment id_moment(std::int64_t raw) noexcept { return Moment{(raw >> (counter_bits + lease_bits)) + epoch_2024_ms}; }

std::int64_t id_floor(Moment at) noexcept {
    return std::max<std::int64_t>(at.ms - epoch_2024_ms, 0) << (counter_bits + lease_bits);
}

}  // namespace sinergi
