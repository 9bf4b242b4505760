#pragma once
// What people write and what the office answers, by kind of complaint. Sentences with gaps in braces.

#include "seed/people.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::seed {

struct KindWords {
    std::string_view kind;                      // code of grievance_kind
    std::span<std::string_view const> reports;  // what is told
    std::span<std::string_view const> answers;  // with which it is closed
    std::string_view question;                  // what the office asks back
};

/// The sentences of every kind that the schema brings.
[[nodiscard]] std::span<KindWords const> all_words();
/// @pre the kind is one of all_words
[[nodiscard]] KindWords const& words_of(std::string_view kind);

[[nodiscard]] std::span<std::string_view const> notes();
[[nodiscard]] std::span<std::string_view const> first_answers();
[[nodiscard]] std::span<std::string_view const> replies();
[[nodiscard]] std::span<std::string_view const> rebuttals();
[[nodiscard]] std::span<std::string_view const> second_answers();
[[nodiscard]] std::span<std::string_view const> thanks();
[[nodiscard]] std::span<std::string_view const> complaints_of_answer();
[[nodiscard]] std::span<std::string_view const> places();
[[nodiscard]] std::span<std::string_view const> village_quarters();

struct Rejection {
    std::string_view reason;
    std::string_view text;
};
[[nodiscard]] std::span<Rejection const> rejections();

struct ReplyTemplate {
    std::string_view name, kind, body;
};
/// For the screen of the officer; the gaps are those of grievances::Template.
[[nodiscard]] std::span<ReplyTemplate const> reply_templates();

/// What fills the gaps of one complaint, the same in all its sentences.
struct Gaps {
    Somebody whom;        // {orang}: of whom it tells
    std::string month;    // {bulan}
    std::string village;  // {desa}
};
/// {orang} {umur} {anak} {dusun} {rt} {bulan} {desa} {n} {uang} are filled; what is not known stays.
[[nodiscard]] std::string filled(std::string_view sentence, Gaps const& gaps, Chance& chance);

/// Words as people use them: a few everywhere, most of them hardly ever (Zipf). That is what makes a search slow.
class Vocabulary {
public:
    /// The words of our reports first, then made-up ones of Indonesian syllables.
    Vocabulary();
    /// 20 to 60 words, with capitals and full stops.
    [[nodiscard]] std::string text(Chance& chance) const;

private:
    [[nodiscard]] std::string const& word(Chance& chance) const;
    std::vector<std::string> words_;
    std::vector<std::uint64_t> up_to_;  // sum of the weights up to each word
};

}  // namespace sinergi::seed
