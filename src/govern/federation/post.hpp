#pragma once
// The post office of a node: what houses send goes into the outbox in their own transaction; what arrives is applied
// once, in the order of its stream. Knows no network: carrier.hpp carries, tests and seeds carry by hand:
//
//     auto const batch = here.take_outgoing("pusat");
//     here.settle("pusat", there.receive(batch.envelopes).acks);

#include "access/doors.hpp"
#include "federation/identity.hpp"
#include "federation/model.hpp"
#include "plumbing/files/files.hpp"

#include <functional>
#include <memory>

namespace sinergi::federation {

inline constexpr std::int64_t keep_ms = 30 * day_ms;          // what was sent, for a partner's restore
inline constexpr std::int64_t clock_ahead_ms = 48 * hour_ms;  // a letter from further ahead is refused
inline constexpr std::int64_t gap_shown_ms = 15 * minute_ms;  // a gap older than this is an administrator's
inline constexpr std::int64_t piece_bytes = 256LL * 1024;     // of a paper
inline constexpr std::int64_t wait_max_ms = 1 * minute_ms;    // between two tries

/// Takes a letter in: in the inbox's transaction, once, in the order of its stream. A refusal undoes what it wrote, is
/// told to the sender, and the stream goes on. It may be run again before the commit, so it touches nothing but its Tx.
using Handler = std::function<Done(db::Tx&, Incoming const&)>;
/// Hears that the other side refused a letter for good.
using Turned = std::function<void(db::Tx&, Incoming const& ours, std::string_view key)>;

struct Batch {
    std::string to;
    std::vector<std::string> envelopes;  // as they were signed
    [[nodiscard]] bool is_empty() const noexcept { return envelopes.empty(); }
};

struct Received {
    std::vector<Ack> acks;
    std::string from;  // whose they are, when the sender is known
};

/// A piece of a sealed paper.
struct Piece {
    std::string from, to, name;
    std::string sealed_name;  // digest of the whole sealed paper
    std::int64_t sealed_bytes = 0;
    std::int64_t offset = 0;  // -1 asks only how far it is
    std::string bytes{};
};
/// How far a paper is on the other side.
struct PieceTaken {
    std::int64_t received = 0;
    bool is_there = false;
};
BOOST_DESCRIBE_STRUCT(PieceTaken, (), (received, is_there))

class Post {
public:
    /// `office` and `files` outlive it. Makes the node's keys at the first use.
    /// @throws Fault
    Post(access::Office& office, files::FileStore const& files, Sign sign);
    ~Post();
    Post(Post const&) = delete;
    Post& operator=(Post const&) = delete;

    // ---- for houses ----

    /// Letters whose kind begins with `prefix` ("case."), or is just that ("case.asked"): the longest that fits wins.
    /// A kind that nobody asked for is kept and given out after an upgrade. Before anything is received.
    void on(std::string prefix, Handler handler);
    /// ... that the other side refused for good.
    void on_turned(std::string prefix, Turned turned);
    /// ... of our own that we lost in a restore and the partner gives back; `from_node` is this node.
    void on_given_back(std::string prefix, Handler handler);

    /// Puts a letter into the outbox, in the deed's own transaction.
    /// @refuses federation.node_unknown federation.letter_too_large
    Done send(db::Tx& tx, Outgoing const& letter);
    /// Is it joined with us (also while suspended: letters wait)?
    [[nodiscard]] bool knows(db::Tx& tx, std::string_view node);
    [[nodiscard]] std::string const& own() const noexcept;

    // ---- for what carries ----

    /// The oldest letters that wait for `node`; taking them changes nothing.
    [[nodiscard]] Batch take_outgoing(std::string const& node, std::size_t count_max = 256,
                                      std::size_t bytes_max = std::size_t{1024} * 1024);
    /// What the other side said of them.
    void settle(std::string const& node, std::vector<Ack> const& acks);
    /// Did a partner that we trust sign it with a key in force? Read and judged, not taken in.
    [[nodiscard]] bool is_partners(std::string const& envelope);
    /// Takes in what came. An answer for each, in order.
    [[nodiscard]] Received receive(std::vector<std::string> const& envelopes);

    /// The next piece of a paper for `node`, or none.
    [[nodiscard]] std::optional<Piece> take_piece(std::string const& node);
    void settle_piece(Piece const& piece, Result<PieceTaken> const& said);
    /// @refuses federation.paper_unknown federation.paper_differs federation.paper_too_large
    [[nodiscard]] Result<PieceTaken> receive_piece(Piece const& piece);

    /// The body of an answer to `to`, signed.
    [[nodiscard]] std::string sign_acks(std::vector<Ack> const& acks, std::string_view to);
    /// @refuses federation.answer_malformed federation.signature_wrong unless `node` signed it for us
    [[nodiscard]] Result<std::vector<Ack>> open_acks(std::string const& node, std::string_view body);
    /// "name:signature" of our newest key over `text`, for the header of a piece.
    [[nodiscard]] std::string sign_words(std::string_view text);
    /// @refuses federation.sender_unknown federation.sender_suspended federation.key_unknown federation.signature_wrong
    [[nodiscard]] Done check_words(std::string const& node, std::string_view text, std::string_view signature);

    /// Who has something to send now, and where.
    struct Busy {
        std::string node, url;
    };
    [[nodiscard]] std::vector<Busy> busy_nodes();
    /// It was not reached (a key with a sentence), or was again ("").
    void note_trouble(std::string const& node, std::string_view key);
    [[nodiscard]] std::vector<std::string> trusted_nodes();

    /// Called when a letter was written (before its commit) and when a node was heard: wakes the carrier.
    struct Bells {
        std::function<void()> written{};
        std::function<void(std::string const& node)> heard{};
    };
    void hang(Bells bells);

    /// Every half minute: letters an older release could not read or that failed are tried again, a restored partner
    /// gets back what it wrote, and what is old is emptied.
    void tend(Moment now);

    [[nodiscard]] Card card();
    [[nodiscard]] access::Office& office() noexcept;
    [[nodiscard]] Keyring& keys() noexcept;
    [[nodiscard]] Sign const& sign() const noexcept;

    struct Inside;

private:
    std::unique_ptr<Inside> in_;
};

/// After a restore from a backup: a higher epoch, new numbers for what was not yet stored elsewhere, and a letter that
/// tells every partner. `secret` is the office's.
void raise_epoch(db::Database& db, std::string secret, Moment now);

/// The highest id of these tables: ids made after a start stay above.
[[nodiscard]] std::int64_t highest_id(db::Tx& tx);
/// The files its rows name, for whoever removes what nobody names (plumbing/files/loose.hpp).
[[nodiscard]] db::Statement const& file_names() noexcept;

}  // namespace sinergi::federation
