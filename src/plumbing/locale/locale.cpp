#include "plumbing/locale/locale.hpp"

#include <algorithm>

namespace sinergi::locale {
namespace {

Sentence const* find(std::string_view key) noexcept {
    auto const all = sentences();
    auto const at = std::ranges::lower_bound(all, key, {}, &Sentence::key);
    return at != all.end() && at->key == key ? &*at : nullptr;
}

}  // namespace

Language language_of(std::string_view code) noexcept {
    bool const is_english = code.size() >= 2 && (code[0] == 'e' || code[0] == 'E') &&
                            (code[1] == 'n' || code[1] == 'N') &&
                            (code.size() == 2 || code[2] == '-' || code[2] == '_');
    return is_english ? Language::en : Language::id;
}

bool has_sentence(std::string_view key) noexcept { return find(key) != nullptr; }

std::string_view pattern(std::string_view key, Language language) noexcept {
    auto const* const sentence = find(key);
    if (sentence == nullptr) return key;
    auto const wanted = language == Language::en ? sentence->en : sentence->id;
    if (!wanted.empty()) return wanted;
    return language == Language::en ? sentence->id : sentence->en;
}

std::string fill(std::string_view sentence, Filling filling) {
    std::string out;
    out.reserve(sentence.size() + filling.about.size() + filling.limit.size());
    for (std::size_t at = 0; at < sentence.size();) {
        auto const rest = sentence.substr(at);
        // What was put in is not looked at again, so an input "{limit}" stays what it is.
        if (rest.starts_with("{about}")) {
            out += filling.about;
            at += 7;
        } else if (rest.starts_with("{limit}")) {
            out += filling.limit;
            at += 7;
        } else {
            out += sentence[at++];
        }
    }
    return out;
}

std::string say(std::string_view key, Language language, Filling filling) {
    return fill(pattern(key, language), filling);
}

std::string say(Refusal const& refusal, Language language) {
    return say(refusal.key, language, {.about = refusal.about, .limit = refusal.about});
}

}  // namespace sinergi::locale
