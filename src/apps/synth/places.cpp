#include "synth/places.hpp"

#include "regions/model.hpp"
#include "regions/pack.hpp"

#include <algorithm>

namespace sinergi::synth {
namespace {

struct People {
    int province, tens_of_thousands;
};
/// 2025, by province.
/// @source docs/sources.md#population
constexpr std::array<People, 38> people{{
    {11, 562},  {12, 1564}, {13, 582},  {14, 710}, {15, 383},  {16, 906},  {17, 213}, {18, 914}, {19, 155}, {21, 227},
    {31, 1104}, {32, 5132}, {33, 3843}, {34, 374}, {35, 4192}, {36, 1288}, {51, 438}, {52, 575}, {53, 570}, {61, 565},
    {62, 283},  {63, 431},  {64, 412},  {65, 77},  {71, 265},  {72, 322},  {73, 953}, {74, 282}, {75, 125}, {76, 147},
    {81, 194},  {82, 139},  {91, 110},  {92, 58},  {93, 56},   {94, 137},  {95, 147}, {96, 62},
}};

double people_of(int province) {
    auto const found = std::ranges::find(people, province, &People::province);
    return found == people.end() ? 100 : found->tens_of_thousands;
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
    constexpr std::array streets{"MERDEKA",   "SUDIRMAN",  "DIPONEGORO", "KARTINI",      "MAWAR",         "MELATI",
                                 "KENANGA",   "CEMPAKA",   "ANGGREK",    "FLAMBOYAN",    "GATOT SUBROTO", "AHMAD YANI",
                                 "VETERAN",   "PAHLAWAN",  "PEMUDA",     "PELAJAR",      "MASJID",        "PASAR",
                                 "STASIUN",   "TERMINAL",  "TEUKU UMAR", "HASANUDIN",    "PATTIMURA",     "IMAM BONJOL",
                                 "RAJAWALI",  "GARUDA",    "MERPATI",    "CENDRAWASIH",  "JATI",          "MAHONI",
                                 "CEMARA",    "BERINGIN",  "KELAPA",     "SALAK",        "NANGKA",        "RAMBUTAN",
                                 "MANGGIS",   "RAYA",      "BALAI DESA", "PUSKESMAS",    "SILIWANGI",     "PAJAJARAN",
                                 "BRAWIJAYA", "MAJAPAHIT", "SUKAMULYA",  "KAMPUNG BARU", "IRIGASI",       "SAWAH LEGA"};
    constexpr std::array hamlets{"KRAJAN",    "KALIWON",   "PAHING",      "MANIS",       "PUHUN",   "WAGE",
                                 "TENGAH",    "KIDUL",     "LOR",         "WETAN",       "KULON",   "KARANGANYAR",
                                 "SIDOMULYO", "SUKAMAJU",  "CIBODAS",     "CIKADU",      "BABAKAN", "LEBAK",
                                 "PASIR",     "TANJUNG",   "PARIT BARU",  "SUNGAI RAYA", "MUARA",   "BUKIT",
                                 "HARAPAN",   "MEKARSARI", "KEBON JERUK", "RANCABANGO",  "TEGAL",   "SAWAHAN",
                                 "PANDAN",    "BINUANG",   "BANJAR",      "DAJAN",       "KELOD",   "PONDOK"};
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
