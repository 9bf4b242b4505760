#include "seed/people.hpp"

#include <fmt/format.h>

#include <array>
#include <vector>

extern "C" {
extern char const sinergi_seed_names[];
extern char const sinergi_seed_names_end[];
}

namespace sinergi::seed {
namespace {

/// The columns of names.csv by what they are asked for: [sex][era], and the last elements.
struct Names {
    std::array<std::array<std::vector<std::string_view>, 3>, 2> first;
    std::array<std::vector<std::string_view>, 2> last;
};

std::array<std::string_view, 4> fields(std::string_view line) {
    std::array<std::string_view, 4> out;
    for (auto& field : out) {
        auto const comma = line.find(',');
        field = line.substr(0, comma);
        line = comma == std::string_view::npos ? std::string_view{} : line.substr(comma + 1);
    }
    return out;
}

Names read_names() {
    Names names;
    std::string_view rest(sinergi_seed_names, static_cast<std::size_t>(sinergi_seed_names_end - sinergi_seed_names));
    rest = rest.substr(rest.find('\n') + 1);
    while (!rest.empty()) {
        auto const end = std::min(rest.find('\n'), rest.size());
        auto const [name, sex, era, region] = fields(rest.substr(0, end));
        rest = rest.substr(std::min(end + 1, rest.size()));
        auto const s = static_cast<std::size_t>(sex == "L" ? Sex::male : Sex::female);
        if (region == "belakang") {
            names.last[s].push_back(name);
            continue;
        }
        if (era == "tua" || era == "semua") names.first[s][0].push_back(name);
        if (era == "tengah" || era == "semua") names.first[s][1].push_back(name);
        if (era == "muda" || era == "semua") names.first[s][2].push_back(name);
    }
    return names;
}

Names const& names() {
    static Names const read = read_names();
    return read;
}

}  // namespace

std::string Somebody::called() const { return (sex == Sex::male ? "Pak " : "Ibu ") + name; }

Somebody make_somebody(Chance& chance, Era era) {
    Somebody made{.name = {}, .sex = chance.is_one_in(2) ? Sex::male : Sex::female};
    auto const s = static_cast<std::size_t>(made.sex);
    std::span<std::string_view const> const first(names().first[s][static_cast<std::size_t>(era)]);
    made.name = chance.of(first);
    // Among the old one in three has a single name; a second given name is rare with them.
    if (era == Era::old && chance.is_one_in(3)) return made;
    std::span<std::string_view const> const last(names().last[s]);
    std::string_view const second = era == Era::old ? chance.of(first) : chance.of(last);
    if (second != made.name) made.name += fmt::format(" {}", second);
    return made;
}

std::string make_phone(Chance& chance) { return fmt::format("+62812900{:05}", chance.below(100'000)); }

std::string make_nik(Chance& chance, RegionCode const& district) {
    return fmt::format("{}{:02}{:02}{:02}9{:03}", district.text(),
                       chance.between(1, 28) + (chance.is_one_in(2) ? 40 : 0), chance.between(1, 12),
                       chance.between(45, 99), chance.below(1'000));
}

}  // namespace sinergi::seed
