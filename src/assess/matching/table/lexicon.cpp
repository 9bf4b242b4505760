#include "matching/table/lexicon.hpp"

#include "plumbing/jobs/crew.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

namespace sinergi::matching {
namespace {

constexpr std::uint32_t empty_slot = 0;
constexpr std::uint64_t upper_half = 0xFFFFFFFF00000000U;
constexpr std::size_t slots_at_first = 1024;

std::uint32_t letters_of(Word const& word) noexcept {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < word.length; ++i) {
        auto const c = static_cast<unsigned char>(word.text[i]);
        out |= c >= 'A' ? std::uint32_t{1} << (c - 'A') : std::uint32_t{1} << 31;
    }
    return out;
}

/// The hash of a text from those of its words, one after the other.
std::uint64_t one_more(std::uint64_t hash, std::uint64_t word) noexcept {
    return mixed(hash * 0x9E3779B97F4A7C15U ^ word);
}
std::uint64_t hash_of(Words const& words) noexcept {
    std::uint64_t hash = words.count;
    for (std::uint8_t i = 0; i < words.count; ++i) hash = one_more(hash, words.words[i].hash);
    return hash;
}

std::uint16_t clamped(Millibits bits) noexcept { return static_cast<std::uint16_t>(std::clamp(bits, 0, 60'000)); }

}  // namespace

Millibits rarity_in(std::vector<Rarity> const& list, std::uint64_t value, Millibits other) noexcept {
    auto const found =
        std::lower_bound(list.begin(), list.end(), value, [](Rarity const& r, std::uint64_t v) { return r.value < v; });
    return found != list.end() && found->value == value ? found->bits : other;
}

Lexicon::Lexicon(Kind kind)
    : kind_(kind), phrases_(1, Phrase{}), word_slots_(slots_at_first), phrase_slots_(slots_at_first) {}

void Lexicon::grow_words() {
    Long<std::uint64_t> slots(word_slots_.size() * 2);
    auto const mask = slots.size() - 1;
    for (std::uint32_t word = 0; word < tokens_.size(); ++word) {
        auto at = hashes_[word] & mask;
        while (slots[at] != empty_slot) at = (at + 1) & mask;
        slots[at] = (hashes_[word] & upper_half) | (word + 1);
    }
    word_slots_ = std::move(slots);
}

void Lexicon::grow_phrases() {
    Long<std::uint64_t> slots(phrase_slots_.size() * 2);
    phrases_.reserve(slots.size() * 7 / 8 + 2);
    auto const mask = slots.size() - 1;
    // Slots lie anywhere: those of some texts are called for before the first of them is filled.
    std::array<std::uint64_t, 32> hashes;
    auto const count = static_cast<std::uint32_t>(phrases_.size());
    for (std::uint32_t from = 1; from < count; from += hashes.size()) {
        auto const here = std::min<std::uint32_t>(hashes.size(), count - from);
        for (std::uint32_t i = 0; i < here; ++i) {
            hashes[i] = phrase_hash(from + i);
            call_to_change(slots.data() + (hashes[i] & mask));
        }
        for (std::uint32_t i = 0; i < here; ++i) {
            auto at = hashes[i] & mask;
            while (slots[at] != empty_slot) at = (at + 1) & mask;
            slots[at] = (hashes[i] & upper_half) | (from + i);
        }
    }
    phrase_slots_ = std::move(slots);
}

std::uint32_t Lexicon::word_code(Word const& word) {
    auto const mask = word_slots_.size() - 1;
    auto at = word.hash & mask;
    // As with texts below: what leads to the slot and what stands in it tell words apart.
    for (; word_slots_[at] != empty_slot; at = (at + 1) & mask)
        if ((word_slots_[at] & upper_half) == (word.hash & upper_half))
            return static_cast<std::uint32_t>(word_slots_[at]) - 1;
    auto const code = static_cast<std::uint32_t>(tokens_.size());
    Token token{};
    std::memcpy(token.text, word.text, word_bytes);
    token.length = word.length;
    std::string_view const text(word.text, word.length);
    token.is_number = text.find_first_not_of("0123456789") == std::string_view::npos;
    token.sound = kind_ == Kind::name ? sound_of(text) : static_cast<std::uint32_t>(word.hash) | 1U;
    token.letters = letters_of(word);
    token.order = static_cast<std::uint32_t>(word.hash >> 32);
    tokens_.push_back(token);
    hashes_.push_back(word.hash);
    word_slots_[at] = (word.hash & upper_half) | (code + 1);
    weigh_token(code);
    if (tokens_.size() * 3 > word_slots_.size() * 2) grow_words();
    return code;
}

std::uint64_t Lexicon::hash_words(std::uint32_t const* words, std::uint8_t count) const noexcept {
    std::uint64_t hash = count;
    for (std::uint8_t i = 0; i < count; ++i) hash = one_more(hash, hashes_[words[i]]);
    return hash;
}

Sounds Lexicon::sounds_of(std::uint32_t const* words, std::uint8_t count) const noexcept {
    Sounds out{};
    std::uint64_t sum = 0;
    std::size_t used = 0;
    for (std::uint8_t i = 0; i < count; ++i) {
        auto const& token = tokens_[words[i]];
        sum += mixed(token.sound);
        if ((token.length == 1 && count > 1) || used == out.words.size()) continue;
        auto const sound = static_cast<std::uint16_t>((token.sound ^ token.sound >> 16) | 1U);
        if (std::find(out.words.begin(), out.words.end(), sound) == out.words.end()) out.words[used++] = sound;
    }
    out.all = static_cast<std::uint32_t>(sum >> 32) | 1U;
    return out;
}

template <class WordsOf>
std::uint32_t Lexicon::phrase_code(std::uint64_t hash, std::uint8_t count, WordsOf words_of) {
    auto const mask = phrase_slots_.size() - 1;
    auto at = hash & mask;
    // Half of the hash stands in the slot and the other half leads to it: two texts that share both are taken for one,
    // which happens once in a thousand lists of ten million. Looking at the words would cost a cache miss a text.
    for (; phrase_slots_[at] != empty_slot; at = (at + 1) & mask)
        if ((phrase_slots_[at] & upper_half) == (hash & upper_half))
            return static_cast<std::uint32_t>(phrase_slots_[at]);
    std::uint32_t words[words_max];
    words_of(words);
    auto const code = static_cast<std::uint32_t>(phrases_.size());
    Phrase phrase{};
    phrase.count = count;
    phrase.sounds = sounds_of(words, count);
    phrase.order = static_cast<std::uint32_t>(hash);
    if (count <= phrase.words.size()) {
        std::copy(words, words + count, phrase.words.begin());
    } else {
        phrase.words[0] = static_cast<std::uint32_t>(pool_.size());
        pool_.insert(pool_.end(), words, words + count);
    }
    phrases_.push_back(phrase);
    phrase_slots_[at] = (hash & upper_half) | code;
    weigh_phrase(code);
    if (phrases_.size() * 8 > phrase_slots_.size() * 7) grow_phrases();
    return code;
}

std::uint32_t Lexicon::phrase_code(std::uint64_t hash, Words const& words) {
    if (words.count == 0) return 0;
    return phrase_code(hash, words.count, [&](std::uint32_t* codes) {
        for (std::uint8_t i = 0; i < words.count; ++i) codes[i] = word_code(words.words[i]);
    });
}

void Lexicon::forget(Mark const& mark) {
    // The newest first: nothing was ever put behind it in its chain of slots, so that emptying its slot leaves no gap.
    auto const phrase_mask = phrase_slots_.size() - 1, word_mask = word_slots_.size() - 1;
    while (phrases_.size() > mark.phrases) {
        auto const code = static_cast<std::uint32_t>(phrases_.size() - 1);
        auto at = phrase_hash(code) & phrase_mask;
        while (static_cast<std::uint32_t>(phrase_slots_[at]) != code) at = (at + 1) & phrase_mask;
        phrase_slots_[at] = empty_slot;
        phrases_.pop_back();
    }
    pool_.resize(mark.pool);
    while (tokens_.size() > mark.tokens) {
        auto at = hashes_.back() & word_mask;
        while (static_cast<std::uint32_t>(word_slots_[at]) != tokens_.size()) at = (at + 1) & word_mask;
        word_slots_[at] = empty_slot;
        tokens_.pop_back();
        hashes_.pop_back();
    }
}

std::uint64_t Lexicon::phrase_hash(std::uint32_t code) const noexcept {
    return hash_words(words_of(phrases_[code]), phrases_[code].count);
}

std::uint32_t Lexicon::take_in(Words const& words) { return phrase_code(hash_of(words), words); }

std::uint32_t Lexicon::take_in(std::string_view text) {
    Words words;
    normalise(text, kind_, words);
    return take_in(words);
}

void Lexicon::begin(std::string_view text, Pending& out) const noexcept {
    normalise(text, kind_, out.words);
    out.hash = hash_of(out.words);
}

std::vector<std::uint32_t> Lexicon::take_in(Lexicon const& other) {
    std::vector<std::uint32_t> words(other.tokens_.size());
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        Word word;
        std::memcpy(word.text, other.tokens_[i].text, word_bytes);
        word.length = other.tokens_[i].length;
        word.hash = other.hashes_[i];
        words[i] = word_code(word);
    }
    std::vector<std::uint32_t> codes(other.phrases_.size());
    std::array<std::uint64_t, 32> hashes;
    for (std::uint32_t from = 1; from < codes.size(); from += hashes.size()) {
        auto const count = std::min<std::uint32_t>(hashes.size(), other.phrase_count() - from);
        for (std::uint32_t k = 0; k < count; ++k) call_for_slot(hashes[k] = other.phrase_hash(from + k));
        for (std::uint32_t k = 0; k < count; ++k) {
            auto const& phrase = other.phrases_[from + k];
            codes[from + k] = phrase_code(hashes[k], phrase.count, [&](std::uint32_t* here) {
                for (std::uint8_t i = 0; i < phrase.count; ++i) here[i] = words[other.words_of(phrase)[i]];
            });
        }
    }
    return codes;
}

void Lexicon::weigh_token(std::uint32_t word) {
    tokens_[word].rarity = clamped(rarity_in(rarity_.words, hashes_[word], rarity_.other));
}

/// A text is as rare as its words together, unless it is known to be more frequent than that (SITI AMINAH).
void Lexicon::weigh_phrase(std::uint32_t code, Listed const* listed) {
    auto& phrase = phrases_[code];
    Millibits sum = 0;
    for (std::uint8_t i = 0; i < phrase.count; ++i) sum += tokens_[words_of(phrase)[i]].rarity;
    if (!rarity_.phrases.empty() && (!listed || listed->test(phrase.order % listed->size())))
        sum = std::min(sum, rarity_in(rarity_.phrases, phrase_hash(code), sum));
    phrase.rarity = clamped(sum);
}

void Lexicon::weigh(FieldRarity const& rarity, unsigned threads) {
    rarity_ = rarity;
    constexpr std::size_t at_once = 65'536;
    jobs::spread(threads, (tokens_.size() + at_once - 1) / at_once, [&](std::size_t part, unsigned) {
        auto const end = std::min(tokens_.size(), (part + 1) * at_once);
        for (auto word = part * at_once; word < end; ++word) weigh_token(static_cast<std::uint32_t>(word));
    });
    auto const listed = std::make_unique<Listed>();
    for (auto const& one : rarity_.phrases) listed->set(one.value % listed->size());
    jobs::spread(threads, (phrases_.size() + at_once - 1) / at_once, [&](std::size_t part, unsigned) {
        auto const end = std::min(phrases_.size(), (part + 1) * at_once);
        for (auto code = std::max<std::size_t>(1, part * at_once); code < end; ++code)
            weigh_phrase(static_cast<std::uint32_t>(code), listed.get());
    });
}

void Lexicon::seal() {
    Long<std::uint64_t>().swap(word_slots_);
    Long<std::uint64_t>().swap(phrase_slots_);
}

std::string Lexicon::text_of(std::uint32_t code) const {
    std::string out;
    auto const& phrase = phrases_[code];
    for (std::uint8_t i = 0; i < phrase.count; ++i) {
        auto const& token = tokens_[words_of(phrase)[i]];
        if (i > 0) out += ' ';
        out.append(token.text, token.length);
    }
    return out;
}

std::size_t Lexicon::bytes() const noexcept {
    return tokens_.capacity() * sizeof(Token) + phrases_.capacity() * sizeof(Phrase) +
           (hashes_.capacity() + phrase_slots_.capacity()) * 8 + (pool_.capacity() + word_slots_.capacity()) * 4;
}

}  // namespace sinergi::matching
