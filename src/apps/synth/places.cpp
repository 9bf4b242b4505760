#include "synth/places.hpp"

#include "regions/model.hpp"
#include "regions/pack.hpp"

#include <algorithm>

namespace sinergi::synth {
namespace {

/// People of a province in tens of thousands, 2025.
/// @source docs/sources.md#population
double people_of(int province) {
    switch (province) {
        case 11: return 562;
        case 12: return 1564;
        case 13: return 582;
        case 14: return 710;
        case 15: return 383;
        case 16: return 906;
        case 17: return 213;
        case 18: return 914;
        case 19: return 155;
        case 21: return 227;
        case 31: return 1104;
        case 32: return 5132;
        case 33: return 3843;
        case 34: return 374;
        case 35: return 4192;
        case 36: return 1288;
        case 51: return 438;
        case 52: return 575;
        case 53: return 570;
        case 61: return 565;
        case 62: return 283;
        case 63: return 431;
        case 64: return 412;
        case 65: return 77;
        case 71: return 265;
        case 72: return 322;
        case 73: return 953;
        case 74: return 282;
        case 75: return 125;
        case 76: return 147;
        case 81: return 194;
        case 82: return 139;
        case 91: return 110;
        case 92: return 58;
        case 93: return 56;
        case 94: return 137;
        case 95: return 147;
        default: return 62;
    }
}

std::string in_capitals(std::string_view name) {
    std::string out(name);
    for (auto& letter : out)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    return out;
}

std::string birthplace(std::string_view regency) {
    auto name = in_capitals(regency);
    for (std::string_view const word : {"KABUPATEN ", "ADMINISTRASI "})
        if (auto const at = name.find(word); at != std::string::npos) name.erase(at, word.size());
    return name;
}

/// A kelurahan has some four times the people of a desa; sizes within a kind differ by a factor of nine.
double size_of(RegionCode const& village, std::size_t at) {
    Chance chance(at * 2'654'435'761U);
    auto const spread = 1.0 + 2.0 * chance.share();
    return spread * spread * (regions::kind_of(village) == regions::Kind::kelurahan ? 4.0 : 1.0);
}

int number_of(std::string_view digits) {
    int number = 0;
    for (char const digit : digits) number = number * 10 + (digit - '0');
    return number;
}

}  // namespace

Result<Places> Places::within(RegionCode const& area) {
    Places places;
    std::vector<std::size_t> ends;
    regions::each_packed([&](RegionCode const& code, std::string_view name) {
        if (code.level() == RegionLevel::regency) places.regencies_.push_back(birthplace(name));
        if (code.level() != RegionLevel::village || !area.has(code)) return;
        places.villages_.push_back(
            {.code = code, .regency = static_cast<std::uint32_t>(places.regencies_.size() - 1), .name = {}});
        auto const capitals = in_capitals(name);
        places.names_.insert(places.names_.end(), capitals.begin(), capitals.end());
        ends.push_back(places.names_.size());
    });
    if (places.villages_.empty()) return refuse(Why::not_found, "synth.no_villages", area.text());
    std::vector<double> sizes;
    std::array<double, 100> province_sums{};
    for (std::size_t at = 0; at < ends.size(); ++at) {
        auto& village = places.villages_[at];
        auto const begin = at == 0 ? 0 : ends[at - 1];
        village.name = {places.names_.data() + begin, ends[at] - begin};
        sizes.push_back(size_of(village.code, at));
        province_sums[static_cast<std::size_t>(number_of(village.code.view().substr(0, 2)))] += sizes.back();
    }
    for (std::size_t at = 0; at < sizes.size(); ++at) {
        auto const province = number_of(places.villages_[at].code.view().substr(0, 2));
        sizes[at] *= people_of(province) / province_sums[static_cast<std::size_t>(province)];
    }
    places.weights_ = Weighted(sizes);
    return places;
}

Village const& Places::draw_within(Chance& chance, std::string_view digits) const {
    auto const prefix = [&](Village const& village) { return village.code.view().substr(0, digits.size()); };
    auto const first = std::ranges::lower_bound(villages_, digits, {}, prefix);
    auto const after = std::ranges::upper_bound(villages_, digits, {}, prefix);
    return *(first + static_cast<std::ptrdiff_t>(chance.below(static_cast<std::size_t>(after - first))));
}

Village const& Places::near(Chance& chance, Village const& home) const {
    auto const drawn = chance.share();
    if (drawn < 0.35) return draw_within(chance, home.code.view().substr(0, 6));
    if (drawn < 0.70) return draw_within(chance, home.code.view().substr(0, 4));
    return draw(chance);
}

std::string make_address(Chance& chance, Village const& village) {
    constexpr std::array streets{
        "MERDEKA",   "SUDIRMAN",  "DIPONEGORO", "KARTINI",     "MAWAR",       "MELATI",     "KENANGA",  "CEMPAKA",
        "ANGGREK",   "FLAMBOYAN", "GATOT SUBROTO", "AHMAD YANI", "VETERAN",   "PAHLAWAN",   "PEMUDA",   "PELAJAR",
        "MASJID",    "PASAR",     "STASIUN",    "TERMINAL",    "TEUKU UMAR",  "HASANUDIN",  "PATTIMURA", "IMAM BONJOL",
        "RAJAWALI",  "GARUDA",    "MERPATI",    "CENDRAWASIH", "JATI",        "MAHONI",     "CEMARA",   "BERINGIN",
        "KELAPA",    "SALAK",     "NANGKA",     "RAMBUTAN",    "MANGGIS",     "RAYA",       "BALAI DESA", "PUSKESMAS",
        "SILIWANGI", "PAJAJARAN", "BRAWIJAYA",  "MAJAPAHIT",   "SUKAMULYA",   "KAMPUNG BARU", "IRIGASI", "SAWAH LEGA"};
    constexpr std::array hamlets{"KRAJAN",     "KALIWON",    "PAHING",    "MANIS",      "PUHUN",   "WAGE",
                                 "TENGAH",     "KIDUL",      "LOR",       "WETAN",      "KULON",   "KARANGANYAR",
                                 "SIDOMULYO",  "SUKAMAJU",   "CIBODAS",   "CIKADU",     "BABAKAN", "LEBAK",
                                 "PASIR",      "TANJUNG",    "PARIT BARU", "SUNGAI RAYA", "MUARA", "BUKIT",
                                 "HARAPAN",    "MEKARSARI",  "KEBON JERUK", "RANCABANGO", "TEGAL", "SAWAHAN",
                                 "PANDAN",     "BINUANG",    "BANJAR",    "DAJAN",      "KELOD",   "PONDOK"};
    constexpr std::array town{"JL ", "JL. ", "JALAN ", "GG ", "GG. "};
    constexpr std::array country{"DUSUN ", "DSN ", "DSN. ", "KP ", "KP. ", "KAMPUNG ", "BLOK ", "LK "};
    bool const is_town = regions::kind_of(village.code) == regions::Kind::kelurahan;
    if (chance.is(is_town ? 0.75 : 0.2)) {
        std::string address = std::string(chance.of(town)) + chance.of(streets);
        if (chance.is(0.8)) address += " NO " + std::to_string(1 + chance.below(180));
        return address;
    }
    if (chance.is(0.06)) return std::string(village.name);
    // A village has some five hamlets; which ones, its code says.
    auto const first = static_cast<std::size_t>(number_of(village.code.view().substr(4)) * 7);
    return std::string(chance.of(country)) + hamlets[(first + chance.below(5) * 5) % hamlets.size()];
}

}  // namespace sinergi::synth
