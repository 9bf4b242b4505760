#include "regions/model.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace sinergi::regions {
namespace {

constexpr std::size_t code_digits = 10;
constexpr std::uint64_t base = 11;  // ten digits and "no digit here", which comes first: 32 < 3201 < 33

constexpr std::array<std::uint64_t, code_digits + 1> powers = [] {
    std::array<std::uint64_t, code_digits + 1> out{1};
    for (std::size_t i = 1; i < out.size(); ++i) out[i] = out[i - 1] * base;
    return out;
}();

std::uint64_t number_of(std::string_view digits) noexcept {
    std::uint64_t number = 0;
    for (char const c : digits) number = number * base + static_cast<std::uint64_t>(c - '0') + 1;
    return number * powers[code_digits - digits.size()];
}

RegionCode code_of(std::uint64_t number, std::size_t size) {
    std::array<char, code_digits> digits{};
    for (std::size_t i = 0; i < size; ++i)
        digits[i] = static_cast<char>('0' + number / powers[code_digits - 1 - i] % base - 1);
    auto code = RegionCode::parse({digits.data(), size});
    SINERGI_CHECK(code.has_value());
    return *code;
}

RegionLevel below(RegionLevel level) noexcept {
    switch (level) {
        case RegionLevel::country:
            return RegionLevel::province;
        case RegionLevel::province:
            return RegionLevel::regency;
        case RegionLevel::regency:
            return RegionLevel::district;
        case RegionLevel::district:
        case RegionLevel::village:
            return RegionLevel::village;
    }
    return RegionLevel::village;
}

/// As people shorten it within an address.
std::string short_name(Region const& region) {
    constexpr std::string_view kabupaten = "Kabupaten ";
    if (region.kind() == Kind::kecamatan) return "Kec. " + std::string(region.name);
    if (region.kind() == Kind::kabupaten && region.name.starts_with(kabupaten))
        return "Kab. " + std::string(region.name.substr(kabupaten.size()));
    return std::string(region.name);
}

}  // namespace

Kind kind_of(RegionCode const& code) noexcept {
    auto const digits = code.view();
    switch (code.level()) {
        case RegionLevel::country:
        case RegionLevel::province:
            return Kind::provinsi;
        case RegionLevel::regency:
            return digits[2] >= '7' ? Kind::kota : Kind::kabupaten;
        case RegionLevel::district:
            return Kind::kecamatan;
        case RegionLevel::village:
            break;
    }
    return digits[6] == '1' ? Kind::kelurahan : digits[6] == '3' ? Kind::desa_adat : Kind::desa;
}

Atlas::Span Atlas::starting_with(std::string_view digits) const noexcept {
    if (digits.size() > code_digits) return {};
    auto const first = number_of(digits);
    auto const after = first + powers[code_digits - digits.size()];
    auto const index = [&](std::uint64_t number) {
        auto const found = std::ranges::lower_bound(entries_, number, {}, &Entry::number);
        return static_cast<std::size_t>(found - entries_.begin());
    };
    return digits.empty() ? Span{0, entries_.size()} : Span{index(first), index(after)};
}

std::optional<std::size_t> Atlas::last_of(RegionCode const& code) const noexcept {
    auto const number = number_of(code.view());
    auto const after = std::ranges::upper_bound(entries_, number, {}, &Entry::number);
    if (code.level() == RegionLevel::country || after == entries_.begin() || std::prev(after)->number != number)
        return std::nullopt;
    return static_cast<std::size_t>(std::prev(after) - entries_.begin());
}

Region Atlas::at(std::size_t index) const {
    auto const& e = entries_[index];
    Region region{.code = code_of(e.number, e.level),
                  .name = std::string_view(names_).substr(e.name_at, e.name_size),
                  .valid = {Date(e.first), Date(e.last)}};
    if (e.lat != no_place) region.centre = Place{e.lat, e.lon};
    return region;
}

std::string_view Atlas::key_at(std::size_t index) const noexcept {
    return {keys_.data() + entries_[index].key_at, entries_[index].key_size};
}

std::optional<Region> Atlas::find(RegionCode const& code) const {
    auto const index = last_of(code);
    if (!index) return std::nullopt;
    return at(*index);
}

std::optional<Region> Atlas::find_on(RegionCode const& code, Date day) const {
    auto index = last_of(code);
    if (!index) return std::nullopt;
    auto const number = entries_[*index].number;
    for (auto i = *index; entries_[i].number == number; --i) {
        if (Period{Date(entries_[i].first), Date(entries_[i].last)}.has(day)) return at(i);
        if (i == 0) break;
    }
    return std::nullopt;
}

std::string Atlas::name_of(RegionCode const& code) const {
    if (code.level() == RegionLevel::country) return "Indonesia";
    auto const region = find(code);
    return region ? std::string(region->name) : code.dotted();
}

std::string Atlas::path_of(RegionCode const& code) const {
    auto const region = find(code);
    if (!region) return name_of(code);
    auto path = short_name(*region);
    auto above = parents(code);
    // Within a regency everybody knows the province; it is told of regencies alone.
    for (auto up = above.rbegin(); up != above.rend(); ++up)
        if (up->kind() != Kind::provinsi || code.level() == RegionLevel::regency) path += ", " + short_name(*up);
    return path;
}

std::vector<Region> Atlas::children(RegionCode const& code) const {
    std::vector<Region> out;
    if (code.level() == RegionLevel::village) return out;
    auto const span = starting_with(code.view());
    for (auto i = span.first; i < span.after; ++i)
        if (level_at(i) == below(code.level()) && is_open_at(i)) out.push_back(at(i));
    return out;
}

std::vector<Region> Atlas::parents(RegionCode const& code) const {
    std::vector<Region> out;
    for (auto up = code.parent(); up.level() != RegionLevel::country; up = up.parent())
        if (auto region = find(up)) out.push_back(*region);
    std::ranges::reverse(out);
    return out;
}

std::vector<RegionCode> Atlas::now(RegionCode const& code) const {
    std::set<RegionCode> seen{code};
    std::vector<RegionCode> todo{code};
    std::vector<RegionCode> open;
    while (!todo.empty()) {
        auto const one = todo.back();
        todo.pop_back();
        auto const region = find(one);
        if (region && region->is_open()) {
            open.push_back(one);
            continue;
        }
        auto const next = std::ranges::equal_range(steps_, one, {}, &Step::from);
        for (auto const& step : next)
            if (seen.insert(step.to).second) todo.push_back(step.to);
    }
    std::ranges::sort(open);
    return open;
}

std::vector<RegionCode> Atlas::reach(RegionCode const& code) const {
    std::set<RegionCode> seen;
    // Each round looks for what became part of one area; what that was made of may lie elsewhere again.
    std::vector<RegionCode> todo{code};
    std::vector<RegionCode> out{code};
    while (!todo.empty()) {
        auto const area = todo.back();
        todo.pop_back();
        auto const first = std::ranges::lower_bound(came_from_, area, {}, &Step::to);
        for (auto step = first; step != came_from_.end() && area.has(step->to); ++step) {
            if (code.has(step->from) || !seen.insert(step->from).second) continue;
            todo.push_back(step->from);
        }
    }
    // What lies within another of them is reached with it; codes of a larger area come first.
    for (auto const& one : seen)
        if (!out.back().has(one) || out.size() == 1) out.push_back(one);
    return out;
}

std::size_t Atlas::bytes() const noexcept {
    return entries_.capacity() * sizeof(Entry) + names_.capacity() + keys_.capacity() +
           (steps_.capacity() + came_from_.capacity()) * sizeof(Step);
}

AtlasMaker::AtlasMaker(std::size_t rows_expected) {
    constexpr std::size_t name_bytes = 12;  // on average 11.2
    atlas_.entries_.reserve(rows_expected);
    atlas_.names_.reserve(rows_expected * name_bytes);
    atlas_.keys_.reserve(rows_expected * name_bytes);
}

void AtlasMaker::add(Region const& row) {
    auto const key = search_key(row.name);
    SINERGI_CHECK(row.code.level() != RegionLevel::country);
    SINERGI_CHECK(row.name.size() < 256 && key.size() < 256);
    Atlas::Entry entry;
    entry.number = number_of(row.code.view());
    entry.level = static_cast<std::uint8_t>(row.code.level());
    entry.first = row.valid.first.days();
    entry.last = row.valid.last.days();
    SINERGI_CHECK(atlas_.entries_.empty() || std::tuple(atlas_.entries_.back().number, atlas_.entries_.back().first) <
                                                 std::tuple(entry.number, entry.first));
    if (row.centre) std::tie(entry.lat, entry.lon) = std::tuple(row.centre->lat, row.centre->lon);
    entry.name_at = static_cast<std::uint32_t>(atlas_.names_.size());
    entry.name_size = static_cast<std::uint8_t>(row.name.size());
    entry.key_at = static_cast<std::uint32_t>(atlas_.keys_.size());
    entry.key_size = static_cast<std::uint8_t>(key.size());
    atlas_.names_ += row.name;
    atlas_.keys_ += key;
    atlas_.entries_.push_back(entry);
}

void AtlasMaker::add(Step const& step) { atlas_.steps_.push_back(step); }

Atlas AtlasMaker::take() && {
    for (auto const& step : atlas_.steps_) {
        auto const from = atlas_.find(step.from);
        if (from && !from->is_open()) atlas_.came_from_.push_back(step);
    }
    std::ranges::sort(atlas_.steps_);
    std::ranges::sort(atlas_.came_from_, {}, [](Step const& s) { return std::tuple(s.to, s.from); });
    return std::move(atlas_);
}

}  // namespace sinergi::regions
