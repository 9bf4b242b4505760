#pragma once
// Every word and every text once: equal texts have equal codes, and the work on a word is done once.

#include "matching/model.hpp"
#include "matching/normalise.hpp"
#include "matching/table/memory.hpp"

#include <bitset>

namespace sinergi::matching {

/// Aligned, so that none lies in two lines of the cache.
struct alignas(32) Token {
    char text[word_bytes];  // filled up with zeros
    std::uint32_t sound;    // equal for what sounds alike
    std::uint32_t letters;  // which of A-Z (bits 0-25) stand in it; bit 31 for a digit
    std::uint32_t order;    // by content, the same in every run
    std::uint16_t rarity;   // thousandths of a bit
    std::uint8_t length;
    std::uint8_t is_number;
};
static_assert(sizeof(Token) == 32);

/// How a text sounds, for blocking: all its words in any order, and each of its first four. 0: none; initials are left
/// out.
struct Sounds {
    std::uint32_t all;
    std::array<std::uint16_t, 4> words;
};

/// A text: its words, how it sounds, and how rare it is as a whole. Half a line of the cache.
struct alignas(32) Phrase {
    std::uint32_t order;  // by content
    Sounds sounds;
    std::array<std::uint32_t, 3> words;  // codes; of a longer text, where they stand in the pool
    std::uint16_t rarity;                // thousandths of a bit
    std::uint8_t count;
    std::uint8_t spare;
};
static_assert(sizeof(Phrase) == 32);

/// The words and texts of one field. Code 0 is "no text".
class Lexicon {
public:
    explicit Lexicon(Kind kind = Kind::text);

    /// The code of a text; it is taken in when it is new. 0 when nothing is left of it.
    std::uint32_t take_in(std::string_view text);
    std::uint32_t take_in(Words const& words);

    [[nodiscard]] Phrase const& phrase(std::uint32_t code) const noexcept { return phrases_[code]; }
    /// Calls for a text's memory: some pairs later it will be looked at.
    void call_for(std::uint32_t code) const noexcept { call_for_memory(phrases_.data() + code); }
    void call_for_tokens(std::uint32_t code) const noexcept {
        auto const& text = phrases_[code];
        auto const* words = words_of(text);
        for (std::uint8_t i = 0; i < text.count; ++i) call_for_memory(tokens_.data() + words[i]);
    }
    [[nodiscard]] Sounds const& sounds(std::uint32_t code) const noexcept { return phrases_[code].sounds; }
    [[nodiscard]] std::uint32_t const* words_of(Phrase const& phrase) const noexcept {
        return phrase.count <= phrase.words.size() ? phrase.words.data() : pool_.data() + phrase.words[0];
    }
    [[nodiscard]] Token const& token(std::uint32_t word) const noexcept { return tokens_[word]; }
    [[nodiscard]] std::uint32_t phrase_count() const noexcept { return static_cast<std::uint32_t>(phrases_.size()); }
    [[nodiscard]] std::uint32_t token_count() const noexcept { return static_cast<std::uint32_t>(tokens_.size()); }
    [[nodiscard]] Kind kind() const noexcept { return kind_; }
    [[nodiscard]] std::uint64_t token_hash(std::uint32_t word) const noexcept { return hashes_[word]; }
    [[nodiscard]] std::uint64_t phrase_hash(std::uint32_t code) const noexcept;
    [[nodiscard]] std::string text_of(std::uint32_t code) const;

    /// take_in in two steps, for lists: the first one is done by many threads at once, the second by one at a time.
    struct Pending {
        std::uint64_t hash;
        Words words;
    };
    void begin(std::string_view text, Pending& out) const noexcept;
    std::uint32_t finish(Pending const& pending) { return phrase_code(pending.hash, pending.words); }
    /// Calls for the memory that `finish` will look at.
    void call_for_slots(Pending const& pending) const noexcept {
        call_for_slot(pending.hash);
        for (std::uint8_t i = 0; i < pending.words.count; ++i)
            call_for_memory(word_slots_.data() + (pending.words.words[i].hash & (word_slots_.size() - 1)));
    }
    void call_for_slot(std::uint64_t hash) const noexcept {
        call_for_memory(phrase_slots_.data() + (hash & (phrase_slots_.size() - 1)));
    }

    /// Room for so many texts, at most: until they come, it is memory in name only.
    void expect(std::size_t texts) { phrases_.reserve(texts + 1); }

    /// How far the lexicon reaches, to go back to.
    struct Mark {
        std::uint32_t tokens = 0, phrases = 0, pool = 0;
    };
    [[nodiscard]] Mark mark() const noexcept {
        return {token_count(), phrase_count(), static_cast<std::uint32_t>(pool_.size())};
    }
    /// Takes back everything taken in since: a question leaves no words behind.
    void forget(Mark const& mark);
    /// Hands each part to `archive`, to keep it or to get it again. The kind is not among them.
    template <class Archive>
    void carry(Archive& archive) {
        archive(rarity_.words, rarity_.phrases, rarity_.other, tokens_, hashes_, phrases_, pool_, word_slots_,
                phrase_slots_);
    }

    /// Takes in all of `other`. @return by code of other, the code here
    std::vector<std::uint32_t> take_in(Lexicon const& other);
    /// The model's rarities, into every token and phrase; also those taken in later.
    void weigh(FieldRarity const& rarity, unsigned threads = 1);
    /// Forgets what only taking in needs; afterwards nothing more can be taken in.
    void seal();
    [[nodiscard]] std::size_t bytes() const noexcept;

private:
    std::uint32_t word_code(Word const& word);
    /// @param words_of  fills in the codes of its words when the text is new
    template <class WordsOf>
    std::uint32_t phrase_code(std::uint64_t hash, std::uint8_t count, WordsOf words_of);
    std::uint32_t phrase_code(std::uint64_t hash, Words const& words);
    void weigh_token(std::uint32_t word);
    /// The last bits of the hashes of texts that the model lists: a quick no for all others.
    using Listed = std::bitset<65'536>;
    void weigh_phrase(std::uint32_t code, Listed const* listed = nullptr);
    void grow_words();
    void grow_phrases();
    [[nodiscard]] Sounds sounds_of(std::uint32_t const* words, std::uint8_t count) const noexcept;
    [[nodiscard]] std::uint64_t hash_words(std::uint32_t const* words, std::uint8_t count) const noexcept;

    Kind kind_;
    FieldRarity rarity_;
    Long<Token> tokens_;
    Long<std::uint64_t> hashes_;  // of tokens
    Long<Phrase> phrases_;
    Long<std::uint32_t> pool_;
    Long<std::uint64_t> word_slots_, phrase_slots_;  // the upper half of the hash, the code
};

}  // namespace sinergi::matching
