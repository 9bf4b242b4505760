// How offices differ over a name, from general knowledge: groups of forms, habits of letters, slips of fingers.

#include "synth/faults.hpp"

#include <algorithm>
#include <unordered_map>

namespace sinergi::synth {
namespace {

/// Forms of one name; `+` stands for a blank within one.
constexpr std::array groups{
    "MUHAMMAD MOHAMMAD MOHAMAD MUHAMAD MOCHAMAD MOCHAMMAD MUCHAMAD MUCHAMMAD MOH MUH M MHD MOHD",
    "AHMAD ACHMAD AKHMAD AHMAT AKMAD",
    "SITI SITTI STI ST",
    "ABDUL ABD ABDOEL ABDL",
    "NUR NOER NOOR",
    "ZAENAL ZAINAL JAENAL JAINAL",
    "FATIMAH PATIMAH FATIMA PATMAH",
    "NURHAYATI NUR+HAYATI NURHAYATIE NOERHAYATI",
    "NURJANAH NURJANNAH NUR+JANAH NOERJANAH",
    "NURLAELA NUR+LAELA NURLELA NURLAILA",
    "NURAENI NURAINI NUR+AENI NURAINY",
    "HASAN KHASAN KASAN",
    "HUSEN HUSEIN HUSAIN KUSEN",
    "UMAR OEMAR",
    "USMAN OESMAN UTSMAN",
    "YUSUF YUSUP JUSUF",
    "RIZKI RIZKY RIZQI RISKI RIZKIE",
    "RIDWAN RIDUAN RIDHWAN",
    "TAUFIK TAUFIQ TAOPIK TOPIK TOFIK",
    "FAUZI PAUZI FAUJI PAUJI FAUZY",
    "SYARIF SARIP SARIF SYARIP",
    "SAEFUL SAIFUL SYAIFUL SAEPUL SAIPUL",
    "SAEFUDIN SAEPUDIN SAIFUDIN SYAIFUDDIN SAIPUDIN",
    "SYAMSUDIN SAMSUDIN SYAMSUDDIN SAMSUDDIN SJAMSUDIN",
    "HIDAYAT HIDAYATULLAH HIDAJAT HIDAYAD",
    "RAHMAT ROHMAT RACHMAT RAKHMAT",
    "RAHMAN ROHMAN RACHMAN",
    "ROHMAH RAHMAH ROCHMAH",
    "AISYAH AISAH ASIAH AISJAH AESAH",
    "KHADIJAH KHODIJAH HODIJAH KODIJAH",
    "ZAENAB ZAINAB JAENAB",
    "MAESAROH MAISAROH MASAROH",
    "KHOLIFAH HOLIPAH KOLIFAH",
    "JUARIAH JUWARIYAH JUWARIAH DJUARIAH",
    "SRI SRIE SRY",
    "DWI DUWI DWIE",
    "DEWI DEWY DEWIE",
    "PUTRI PUTERI PUTRY",
    "FITRI PITRI FITRY FITHRI",
    "AGUS AGOES",
    "DEDI DEDY DEDDY",
    "DENI DENNY DENY DENNI",
    "EDI EDY EDDY",
    "HERI HERY HERRY HERRI",
    "SUTRISNO SOETRISNO",
    "SUPARMAN SOEPARMAN",
    "SUMIATI SUMIYATI SOEMIATI",
    "SURYANA SURIANA SOERYANA",
    "WAHYU WAHJU",
    "SETIAWAN SETYAWAN STYAWAN",
    "KURNIAWAN KURNIYAWAN KURNIA+WAN",
    "JAELANI DJAELANI JAILANI",
    "CUCU TJUTJU",
    "UJANG OEDJANG UDJANG",
    "TATANG TATANK",
    "ENCEP ENTJEP",
    "EUIS EUISS EIUS",
    "IIS IS LIS",
    "YAYAN IYAN JAJAN",
    "ARIFIN ARIPIN ARIEFIN",
    "EFENDI EFFENDI EPENDI EFENDY",
    "SYAHPUTRA SAPUTRA SYAPUTRA",
    "YOHANES YOHANNES JOHANES YOHANIS",
    "CHRISTIAN KRISTIAN CRISTIAN",
    "KRISTINA CHRISTINA CRISTINA",
    "FRANSISKUS FRANSISCUS FRANCISKUS",
    "ELISABETH ELIZABETH ELISABET",
    "YULIANA JULIANA YULLIANA",
    "KATARINA CATHARINA KATHARINA",
    "THERESIA TERESIA THERESYA",
};

struct Swap {
    std::string_view from, to;
};
/// Habits of letters, both ways.
constexpr std::array<Swap, 30> habits{
    {{"U", "OE"}, {"DJ", "J"}, {"J", "DJ"},  {"TJ", "C"},  {"C", "TJ"}, {"SY", "S"}, {"KH", "H"},   {"KH", "K"},
     {"F", "P"},  {"P", "F"},  {"V", "F"},   {"Z", "J"},   {"Z", "S"},  {"Y", "I"},  {"IA", "IYA"}, {"UA", "UWA"},
     {"IE", "I"}, {"I", "IE"}, {"AE", "AI"}, {"AI", "AE"}, {"DH", "D"}, {"TH", "T"}, {"Q", "K"},    {"K", "Q"},
     {"DD", "D"}, {"NN", "N"}, {"LL", "L"},  {"D", "DD"},  {"N", "NN"}, {"T", "TH"}}};

using Forms = std::vector<std::string>;

std::unordered_map<std::string_view, Forms> read_groups() {
    std::unordered_map<std::string_view, Forms> read;
    for (std::string_view group : groups) {
        std::vector<std::string_view> forms;
        for (std::string_view rest = group; !rest.empty();) {
            auto const end = std::min(rest.find(' '), rest.size());
            forms.push_back(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        for (auto const form : forms)
            for (auto const other : forms) {
                if (other == form) continue;
                std::string text(other);
                std::ranges::replace(text, '+', ' ');
                read[form].push_back(std::move(text));
            }
    }
    return read;
}

std::string replaced(std::string const& name, std::size_t at, std::size_t size, std::string_view by) {
    return name.substr(0, at).append(by).append(name, at + size);
}

/// One word of the name in another form of its group.
std::string regrouped(Chance& chance, std::string const& name) {
    static auto const forms = read_groups();
    std::size_t at = 0;
    std::string found = name;
    int seen = 0;
    while (at < name.size()) {
        auto const end = std::min(name.find(' ', at), name.size());
        auto const group = forms.find(std::string_view(name).substr(at, end - at));
        // Each of those that can change has the same chance.
        if (group != forms.end() && chance.below(static_cast<std::size_t>(++seen)) == 0)
            found = replaced(name, at, end - at, chance.of(group->second));
        at = end + 1;
    }
    return found;
}

}  // namespace

std::string spelt_otherwise(Chance& chance, std::string const& name) {
    if (chance.is(0.7)) {
        auto found = regrouped(chance, name);
        if (found != name) return found;
    }
    for (int tries = 0; tries < 12; ++tries) {
        auto const& habit = chance.of(habits);
        auto const at = name.find(habit.from);
        if (at != std::string::npos) return replaced(name, at, habit.from.size(), habit.to);
    }
    return name;
}

std::string with_slip(Chance& chance, std::string text) {
    constexpr std::array<std::string_view, 26> near{"QSWZ",   "VGHN", "XDFV",   "SERFCX", "WSDR",   "DRTGVC", "FTYHBV",
                                                    "GYUJNB", "UJKO", "HUIKMN", "JIOLM",  "KOP",    "NJK",    "BHJM",
                                                    "IKLP",   "OL",   "WA",     "EDFT",   "AWEDXZ", "RFGY",   "YHJI",
                                                    "CFGB",   "QASE", "ZSDC",   "TGHU",   "ASX"};
    if (text.size() < 2) return text;
    std::size_t at = chance.below(text.size());
    if (text[at] == ' ') at = at + 1 < text.size() ? at + 1 : at - 1;
    auto const letter = text[at];
    switch (chance.below(5)) {
        case 0:
            text.erase(at, 1);
            break;
        case 1:
            text.insert(at, 1, letter);
            break;
        case 2:
            if (at + 1 < text.size() && text[at + 1] != ' ') std::swap(text[at], text[at + 1]);
            break;
        case 3:
            text.insert(at, 1, static_cast<char>('A' + static_cast<int>(chance.below(26))));
            break;
        default:
            if (letter >= 'A' && letter <= 'Z')
                text[at] = chance.of(near[static_cast<std::size_t>(letter - 'A')]);
            else if (letter >= '0' && letter <= '9')
                text[at] = static_cast<char>('0' + static_cast<int>(chance.below(10)));
    }
    // The only letter before or behind a blank may be gone, and slips of before may have left two blanks.
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

std::string_view nickname_of(Chance& chance, std::string_view first_element) {
    struct Row {
        std::string_view name;
        std::array<std::string_view, 2> called;
    };
    static constexpr std::array<Row, 16> rows{{{"ASEP", {"CECEP", "ACEP"}},
                                               {"DADANG", {"ADANG", "DANG"}},
                                               {"SLAMET", {"MAMET", "SELAMET"}},
                                               {"MUHAMMAD", {"MAMAT", "AMAT"}},
                                               {"AHMAD", {"MAMAD", "AMAD"}},
                                               {"SUTRISNO", {"TRISNO", "TRIS"}},
                                               {"SUPARMAN", {"PARMAN", "MAMAN"}},
                                               {"KOMARUDIN", {"UDIN", "KOMAR"}},
                                               {"NURHAYATI", {"YATI", "NUR"}},
                                               {"SUMIATI", {"UMI", "ATI"}},
                                               {"ROHAYATI", {"YATI", "AYAT"}},
                                               {"ABDUL", {"DUL", "ABDULAH"}},
                                               {"HENDRA", {"EEN", "HEN"}},
                                               {"SULASTRI", {"LASTRI", "TRI"}},
                                               {"BAMBANG", {"BAMS", "IBENG"}},
                                               {"YOHANES", {"YANCE", "HANES"}}}};
    for (auto const& row : rows)
        if (row.name == first_element) return chance.of(row.called);
    return {};
}

}  // namespace sinergi::synth
