#include "synth/names.hpp"

#include "base/result.hpp"

#include <algorithm>

extern "C" {
extern char const sinergi_synth_names[];
extern char const sinergi_synth_names_end[];
}

namespace sinergi::synth {
namespace {

/// Elements of one kind, the usual ones first: the n-th is drawn in proportion to 1 / (n + 4).
struct Pool {
    std::vector<std::string_view> elements;
    Weighted weights;
    [[nodiscard]] std::string_view draw(Chance& chance) const { return elements[weights.draw(chance)]; }
    [[nodiscard]] bool is_empty() const noexcept { return elements.empty(); }
    void weigh() {
        std::vector<double> usual;
        for (std::size_t rank = 0; rank < elements.size(); ++rank) usual.push_back(1.0 / static_cast<double>(rank + 4));
        if (!usual.empty()) weights = Weighted(usual);
    }
};

constexpr std::size_t groups = customs + 5;
constexpr std::array<std::string_view, groups> group_names{
    "java", "sunda", "batak", "minang",  "malay", "aceh",   "bali", "sasak", "bugis", "manado",
    "east", "papua", "dayak", "chinese", "islam", "common", "last", "head",  "tail"};
constexpr std::size_t islam = customs, common = customs + 1, last = customs + 2, head = customs + 3, tail = customs + 4;
constexpr std::array<std::string_view, 6> kinds{"old", "middle", "young", "any", "clan", "order"};
constexpr std::size_t any = 3, clan_kind = 4, order_kind = 5;

struct Pools {
    /// [group][sex][era]; "any" stands in each era that has no pool of its own.
    std::array<std::array<std::array<Pool, 3>, 2>, groups> given;
    std::array<Pool, groups> clans;
    std::array<std::vector<std::string_view>, 2> order;
};

template <std::size_t N>
std::size_t place_in(std::array<std::string_view, N> const& list, std::string_view word) {
    auto const found = std::ranges::find(list, word);
    if (found == list.end() && word != "tail") throw Fault("names.txt: an unknown word");
    return static_cast<std::size_t>(found - list.begin());
}

std::vector<std::string_view> words_in(std::string_view line) {
    std::vector<std::string_view> words;
    while (!line.empty()) {
        auto const end = std::min(line.find(' '), line.size());
        if (end > 0) words.push_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return words;
}

void read_line(Pools& pools, std::vector<std::string_view> const& words) {
    auto const group = place_in(group_names, words[0]);
    std::size_t const sex = words[1] == "P" ? 1 : 0;
    auto const kind = words[2] == "tail" ? any : place_in(kinds, words[2]);
    std::vector<std::string_view> const elements(words.begin() + 3, words.end());
    if (kind == order_kind) pools.order[sex] = elements;
    if (kind == clan_kind) pools.clans[group].elements = elements;
    for (std::size_t era = 0; era < 3; ++era) {
        auto& pool = pools.given[group][sex][era].elements;
        if (kind == era || (kind == any && pool.empty())) pool = elements;
    }
}

Pools read_pools() {
    Pools pools;
    std::string_view rest(sinergi_synth_names, static_cast<std::size_t>(sinergi_synth_names_end - sinergi_synth_names));
    while (!rest.empty()) {
        auto const end = std::min(rest.find('\n'), rest.size());
        auto const line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!line.empty() && line[0] != '#') read_line(pools, words_in(line));
    }
    for (auto& group : pools.given)
        for (auto& sex : group)
            for (auto& era : sex) era.weigh();
    for (auto& clans : pools.clans) clans.weigh();
    return pools;
}

Pools const& pools() {
    static Pools const read = read_pools();
    return read;
}

bool is_muslim(Custom custom) {
    switch (custom) {
        case Custom::java:
        case Custom::sunda:
        case Custom::minang:
        case Custom::malay:
        case Custom::aceh:
        case Custom::sasak:
        case Custom::bugis:
            return true;
        case Custom::batak:
        case Custom::bali:
        case Custom::manado:
        case Custom::east:
        case Custom::papua:
        case Custom::dayak:
        case Custom::chinese:
            return false;
    }
    return false;
}

/// "KAR" + "MIN": the long tail of village names that nobody else has.
std::string compound(Chance& chance, Sex sex) {
    std::string made(pools().given[head][0][0].draw(chance));
    made += pools().given[tail][sex == Sex::man ? 0 : 1][0].draw(chance);
    return made;
}

bool has_word(std::string_view name, std::string_view word) {
    for (auto at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
        auto const end = at + word.size();
        if ((at == 0 || name[at - 1] == ' ') && (end == name.size() || name[end] == ' ')) return true;
    }
    return false;
}

void append_given(Chance& chance, Custom custom, Sex sex, Era era, std::string& name) {
    auto const s = sex == Sex::man ? std::size_t{0} : std::size_t{1};
    auto const e = static_cast<std::size_t>(era);
    auto const* own = &pools().given[static_cast<std::size_t>(custom)][s][e];
    auto const drawn = chance.share();
    auto const foreign = is_muslim(custom) ? 0.28 : 0.04;
    if (drawn < foreign)
        own = &pools().given[islam][s][e];
    else if (drawn < foreign + (era == Era::old ? 0.02 : 0.18) && !pools().given[common][s][e].is_empty())
        own = &pools().given[common][s][e];
    bool const is_rare = own->is_empty() || (drawn > 0.9 && is_muslim(custom));
    auto const element = is_rare ? compound(chance, sex) : std::string(own->draw(chance));
    if (has_word(name, element)) return;
    if (!name.empty()) name += ' ';
    name += element;
}

int count_of_elements(Chance& chance, Era era) {
    constexpr std::array<std::array<double, 3>, 3> up_to{{{.28, .84, .98}, {.10, .64, .96}, {.04, .46, .90}}};
    auto const& shares = up_to[static_cast<std::size_t>(era)];
    return 1 + static_cast<int>(std::ranges::upper_bound(shares, chance.share()) - shares.begin());
}

/// Elements that nobody bears alone.
bool asks_for_more(std::string_view name) {
    constexpr std::array<std::string_view, 14> first{"NUR", "SITI", "MUHAMMAD", "AHMAD",  "ABDUL", "SRI", "DWI",
                                                     "TRI", "AL",   "KHOIRUL",  "SAEFUL", "TEUKU", "CUT", "INAQ"};
    return std::ranges::find(first, name) != first.end();
}

/// Whose ways are met in a province: ten in sixteen families, four, one and one.
std::array<Custom, 4> customs_in(int p) {
    using enum Custom;
    switch (p) {
        case 11:
            return {aceh, aceh, malay, java};
        case 12:
            return {batak, java, malay, chinese};
        case 13:
            return {minang, minang, minang, java};
        case 14:
        case 15:
        case 16:
        case 17:
            return {malay, java, minang, batak};
        case 18:
            return {java, malay, sunda, bali};
        case 19:
        case 21:
            return {malay, java, chinese, batak};
        case 31:
            return {java, sunda, batak, chinese};
        case 32:
        case 36:
            return {sunda, sunda, java, batak};
        case 51:
            return {bali, bali, java, east};
        case 52:
            return {sasak, sasak, bugis, bali};
        case 53:
        case 81:
            return {east, east, bugis, java};
        case 61:
        case 62:
            return {dayak, malay, java, chinese};
        case 63:
            return {malay, malay, java, dayak};
        case 64:
        case 65:
            return {bugis, java, dayak, malay};
        case 71:
            return {manado, manado, bugis, java};
        case 72:
        case 73:
        case 74:
        case 75:
        case 76:
            return {bugis, bugis, malay, java};
        case 82:
            return {malay, east, bugis, java};
        case 91:
        case 92:
        case 93:
        case 94:
        case 95:
        case 96:
            return {papua, papua, bugis, java};
        default:
            return {java, java, java, chinese};
    }
}

}  // namespace

Custom custom_in(Chance& chance, int province) {
    auto const drawn = chance.below(16);
    return customs_in(province)[drawn < 10 ? 0 : drawn < 14 ? 1 : drawn - 12];
}

std::string_view clan_of(Chance& chance, Custom custom) {
    auto const& clans = pools().clans[static_cast<std::size_t>(custom)];
    if (clans.is_empty() || (custom == Custom::minang && chance.is(0.6)) || chance.is(0.1)) return {};
    return clans.draw(chance);
}

std::string make_name(Chance& chance, Custom custom, Sex sex, Era era, std::string_view clan, int birth_order) {
    auto const s = sex == Sex::man ? std::size_t{0} : std::size_t{1};
    std::string name;
    int left = count_of_elements(chance, era);
    if (custom == Custom::bali) {
        auto const& order = pools().order[s];
        name = sex == Sex::man ? "I " : "NI ";
        name += order[(static_cast<std::size_t>(birth_order) + (chance.is(0.4) ? 4 : 0)) % order.size()];
        left = std::max(1, left - 1);
    }
    append_given(chance, custom, sex, era, name);
    while (--left > (clan.empty() ? 1 : 0)) append_given(chance, custom, sex, era, name);
    if (!clan.empty()) return name.append(" ").append(clan);
    if (left < 1 && !asks_for_more(name)) return name;
    auto const words_from_end = era == Era::old ? 0.3 : 0.75;
    if (!chance.is(words_from_end)) {
        append_given(chance, custom, sex, era, name);
        return name;
    }
    auto const ending = pools().given[last][s][0].draw(chance);
    if (!has_word(name, ending)) name.append(" ").append(ending);
    return name;
}

}  // namespace sinergi::synth
