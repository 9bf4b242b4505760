#include "matching/files/model_file.hpp"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <sstream>

namespace sinergi::matching {
namespace {

constexpr std::string_view format_name = "sinergi-matching-1";
constexpr std::size_t rarities_max = 4'000'000;

template <class Numbers>
void put_numbers(std::string& out, Numbers const& numbers) {
    out += '[';
    for (auto const n : numbers) fmt::format_to(std::back_inserter(out), "{}{}", out.back() == '[' ? "" : ",", n);
    out += ']';
}

void put_rarities(std::string& out, std::vector<Rarity> const& list) {
    out += '[';
    for (auto const& [value, bits] : list)
        fmt::format_to(std::back_inserter(out), "{}[{},{}]", out.back() == '[' ? "" : ",", value, bits);
    out += ']';
}

/// Reads what put_* wrote: JSON of numbers, lists and names in a fixed order; blanks are free.
class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}
    bool sign(char c) {
        blanks();
        if (at_ == text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    bool name(std::string_view wanted) {
        std::string text;
        return word(text) && text == wanted && sign(':');
    }
    bool word(std::string& out) {
        if (!sign('"')) return false;
        auto const end = text_.find('"', at_);
        if (end == text_.npos) return false;
        out = text_.substr(at_, end - at_);
        at_ = end + 1;
        return out.find('\\') == out.npos && out.size() <= 200;
    }
    template <class Number>
    bool number(Number& out) {
        blanks();
        auto const [end, fault] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), out);
        if (fault != std::errc{}) return false;
        at_ = static_cast<std::size_t>(end - text_.data());
        return true;
    }
    /// A share or rarity: what is beyond a million bits is no model.
    bool bits(Millibits& out) { return number(out) && out > -1'000'000 && out < 1'000'000; }
    bool end() {
        blanks();
        return at_ == text_.size();
    }

private:
    void blanks() {
        while (at_ < text_.size() &&
               (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
            ++at_;
    }
    std::string_view text_;
    std::size_t at_ = 0;
};

bool read_numbers(Scanner& from, std::array<Millibits, levels_max>& out) {
    if (!from.sign('[')) return false;
    for (std::size_t i = 0; i < out.size(); ++i)
        if ((i > 0 && !from.sign(',')) || !from.bits(out[i])) return false;
    return from.sign(']');
}

bool read_rarities(Scanner& from, std::vector<Rarity>& out) {
    if (!from.sign('[')) return false;
    if (from.sign(']')) return true;
    do {
        Rarity one;
        if (out.size() == rarities_max || !from.sign('[') || !from.number(one.value) || !from.sign(',') ||
            !from.bits(one.bits) || one.bits < 0 || !from.sign(']'))
            return false;
        if (!out.empty() && out.back().value >= one.value) return false;
        out.push_back(one);
    } while (from.sign(','));
    return from.sign(']');
}

bool read_field(Scanner& from, FieldModel& field, FieldRarity& rarity) {
    return from.sign('{') && from.name("same") && read_numbers(from, field.same) && from.sign(',') &&
           from.name("kin") && read_numbers(from, field.kin) && from.sign(',') && from.name("twin") &&
           read_numbers(from, field.twin) && from.sign(',') && from.name("stranger") &&
           read_numbers(from, field.stranger) && from.sign(',') && from.name("other") && from.bits(rarity.other) &&
           rarity.other >= 0 && rarity.other <= 60'000 && from.sign(',') && from.name("words") &&
           read_rarities(from, rarity.words) && from.sign(',') && from.name("phrases") &&
           read_rarities(from, rarity.phrases) && from.sign('}');
}

bool read_whole(Scanner& from, Model& model) {
    std::string word;
    if (!from.sign('{') || !from.name("format") || !from.word(word) || word != format_name) return false;
    struct Number {
        char const* name;
        Millibits Model::* value;
    };
    for (auto const& [name, value] :
         {Number{"prior_same", &Model::prior_same}, Number{"prior_kin", &Model::prior_kin},
          Number{"prior_twin", &Model::prior_twin}, Number{"birthplace_in_area", &Model::birthplace_in_area},
          Number{"nik_area_in_area", &Model::nik_area_in_area}})
        if (!from.sign(',') || !from.name(name) || !from.bits(model.*value)) return false;
    if (model.birthplace_in_area < 0 || model.nik_area_in_area < 0) return false;
    if (!from.sign(',') || !from.name("extra") || !from.sign('[')) return false;
    while (!from.sign(']')) {
        if (model.extra.size() == extra_fields_max || (!model.extra.empty() && !from.sign(',')) || !from.word(word))
            return false;
        model.extra.push_back(word);
    }
    if (!from.sign(',') || !from.name("fields") || !from.sign('{')) return false;
    for (std::size_t f = 0; f < fields_max; ++f) {
        auto const name = f < known_fields ? std::string(field_name(static_cast<Field>(f)))
                                           : fmt::format("extra{}", f - known_fields);
        if ((f > 0 && !from.sign(',')) || !from.name(name) || !read_field(from, model.fields[f], model.rarity[f]))
            return false;
    }
    return from.sign('}') && from.sign('}') && from.end();
}

}  // namespace

std::string model_text(Model const& model) {
    std::string out = fmt::format(
        "{{\"format\":\"{}\",\n\"prior_same\":{},\"prior_kin\":{},\"prior_twin\":{},\"birthplace_in_area\":{},\"nik_"
        "area_in_area\":{},\n\"extra\":[",
        format_name, model.prior_same, model.prior_kin, model.prior_twin, model.birthplace_in_area,
        model.nik_area_in_area);
    for (auto const& name : model.extra) out += (out.back() == '[' ? "\"" : ",\"") + name + "\"";
    out += "],\n\"fields\":{";
    for (std::size_t f = 0; f < fields_max; ++f) {
        auto const name = f < known_fields ? std::string(field_name(static_cast<Field>(f)))
                                           : fmt::format("extra{}", f - known_fields);
        out += fmt::format("{}\"{}\":{{\n \"same\":", f == 0 ? "" : ",\n", name);
        put_numbers(out, model.fields[f].same);
        out += ",\n \"kin\":";
        put_numbers(out, model.fields[f].kin);
        out += ",\n \"twin\":";
        put_numbers(out, model.fields[f].twin);
        out += ",\n \"stranger\":";
        put_numbers(out, model.fields[f].stranger);
        out += fmt::format(",\n \"other\":{},\n \"words\":", model.rarity[f].other);
        put_rarities(out, model.rarity[f].words);
        out += ",\n \"phrases\":";
        put_rarities(out, model.rarity[f].phrases);
        out += '}';
    }
    return out + "}}\n";
}

Result<Model> read_model(std::string_view text) {
    Model model;
    Scanner from(text);
    if (!read_whole(from, model)) return refuse(Why::malformed, "matching.model_broken");
    return model;
}

Result<Model> load_model(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return refuse(Why::not_found, "matching.no_file", path);
    std::ostringstream text;
    text << file.rdbuf();
    auto model = read_model(text.view());
    if (!model) return refuse(Why::malformed, model.error().key, path);
    return model;
}

}  // namespace sinergi::matching
