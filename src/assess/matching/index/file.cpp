// The snapshot: what is large lies on whole pages and is mapped; words and areas, a tenth of it, are read.

#include "matching/index/inside.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

namespace sinergi::matching {
namespace {

constexpr std::array<char, 8> magic{'S', 'N', 'R', 'G', 'I', 'D', 'X', '3'};
constexpr std::size_t page = 4096;
constexpr std::size_t of_pages(std::size_t bytes) { return (bytes + page - 1) / page * page; }

struct Head {
    std::array<char, 8> magic_word = magic;
    std::uint64_t sizes = 0;  // of what is kept: another program's records look otherwise
    std::uint64_t bytes = 0;  // of the file
    std::uint64_t sum = 0;    // over everything behind this head's page
    std::int64_t as_of = 0;
    std::uint64_t rows = 0, alive = 0, free_row = 0;
    std::uint64_t shape_at = 0, rows_at = 0, ids_at = 0, slots_at = 0, lists_at = 0, words_at = 0;
};
static_assert(sizeof(Head) <= page);

constexpr std::uint64_t sizes_now = sizeof(Stored) | sizeof(Token) << 8 | sizeof(Phrase) << 16 | sizeof(Sounds) << 24 |
                                    sizeof(Area) << 32 | sizeof(Model) << 40;

/// Four lanes, so that it goes about as fast as memory.
class Sum {
public:
    void add(std::span<std::byte const> bytes) noexcept {
        std::size_t at = 0;
        for (; at + 32 <= bytes.size(); at += 32)
            for (std::size_t lane = 0; lane < 4; ++lane) step(lane, bytes.data() + at + 8 * lane, 8);
        for (; at < bytes.size(); at += 8) step(0, bytes.data() + at, std::min<std::size_t>(8, bytes.size() - at));
    }
    [[nodiscard]] std::uint64_t value() const noexcept {
        return mixed(lanes_[0] + mixed(lanes_[1] + mixed(lanes_[2] + mixed(lanes_[3]))));
    }

private:
    void step(std::size_t lane, std::byte const* at, std::size_t size) noexcept {
        std::uint64_t word = 0;
        std::memcpy(&word, at, size);
        lanes_[lane] = (lanes_[lane] ^ word) * 0x9E3779B97F4A7C15U;
        lanes_[lane] ^= lanes_[lane] >> 29;
    }
    std::array<std::uint64_t, 4> lanes_{1, 2, 3, 4};
};

struct File {
    int number;
    explicit File(int opened) : number(opened) {}
    File(File const&) = delete;
    File& operator=(File const&) = delete;
    ~File() {
        if (number >= 0) ::close(number);
    }
};

class Writer {
public:
    explicit Writer(std::string const& path)
        : path_(path), file_(::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
        if (file_.number < 0) fail();
        lseek(file_.number, page, SEEK_SET);
    }
    /// Begins a part on a page of its own.
    std::uint64_t begin() {
        std::array<std::byte, page> const zeros{};
        put(std::span(zeros).first(of_pages(at_) - at_));
        return at_;
    }
    template <class T>
    void put(std::span<T const> items) {
        auto const bytes = std::as_bytes(items);
        for (std::size_t done = 0; done < bytes.size();) {
            auto const wrote = ::write(file_.number, bytes.data() + done, bytes.size() - done);
            if (wrote <= 0) fail();
            done += static_cast<std::size_t>(wrote);
        }
        at_ += bytes.size();
    }
    template <class... Parts>
    void operator()(Parts const&... parts) {
        (put_part(parts), ...);
    }
    void finish(Head head) {
        begin();
        head.bytes = at_;
        auto* const all = mmap(nullptr, at_, PROT_READ, MAP_SHARED, file_.number, 0);
        if (all == MAP_FAILED) fail();
        Sum sum;
        sum.add({static_cast<std::byte const*>(all) + page, at_ - page});
        munmap(all, at_);
        head.sum = sum.value();
        if (pwrite(file_.number, &head, sizeof head, 0) != sizeof head || fsync(file_.number) != 0) fail();
    }

private:
    [[noreturn]] void fail() { throw Unavailable("cannot write the snapshot " + path_); }
    template <class T, class Room>
    void put_part(std::vector<T, Room> const& items) {
        put_part(static_cast<std::uint64_t>(items.size()));
        put(std::span<T const>(items));
    }
    template <class T>
        requires std::is_trivially_copyable_v<T>
    void put_part(T const& one) {
        put(std::span<T const>(&one, 1));
    }
    std::string path_;
    File file_;
    std::uint64_t at_ = page;
};

/// Gets the parts again; `is_sound` turns false when they do not fit.
class Reader {
public:
    explicit Reader(std::span<std::byte const> bytes) : bytes_(bytes) {}
    template <class... Parts>
    void operator()(Parts&... parts) {
        (get(parts), ...);
    }
    [[nodiscard]] bool is_sound() const noexcept { return is_sound_; }

private:
    template <class T, class Room>
    void get(std::vector<T, Room>& items) {
        std::uint64_t count = 0;
        get(count);
        if (!is_sound_ || count > bytes_.size() / sizeof(T)) {
            is_sound_ = false;
            return;
        }
        items.resize(count);
        take(items.data(), count * sizeof(T));
    }
    template <class T>
        requires std::is_trivially_copyable_v<T>
    void get(T& one) {
        take(&one, sizeof one);
    }
    void take(void* to, std::size_t size) {
        if (size > bytes_.size()) {
            is_sound_ = false;
            return;
        }
        if (size > 0) std::memcpy(to, bytes_.data(), size);
        bytes_ = bytes_.subspan(size);
    }
    std::span<std::byte const> bytes_;
    bool is_sound_ = true;
};

/// Words, areas, weights. The caller's own fields are not in an index. Every member is named, so that a new one does
/// not compile before somebody has decided about it.
template <class Archive>
void carry(Book& book, Archive& archive) {
    auto& [texts, areas, model, days, niks, kks, serials, regions] = book;
    auto& [fields, rarities, extra, same, kin, twin, birthplace, nik_area] = model;
    archive(fields, same, kin, twin, birthplace, nik_area);
    for (auto& [words, phrases, other] : rarities) archive(words, phrases, other);
    for (auto& lexicon : texts) lexicon.carry(archive);
    areas.carry(archive);
    archive(days, niks, kks, serials, regions);
}

/// The whole file, read only.
class View {
public:
    explicit View(int file) {
        struct stat about{};
        if (fstat(file, &about) != 0 || about.st_size < static_cast<off_t>(page)) return;
        size_ = static_cast<std::size_t>(about.st_size);
        at_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
        if (at_ == MAP_FAILED) at_ = nullptr;
    }
    View(View const&) = delete;
    View& operator=(View const&) = delete;
    ~View() {
        if (at_) munmap(at_, size_);
    }
    [[nodiscard]] std::span<std::byte const> bytes() const noexcept {
        return {static_cast<std::byte const*>(at_), at_ ? size_ : 0};
    }

private:
    void* at_ = nullptr;
    std::size_t size_ = 0;
};

/// Does every part lie within the file, where a page begins?
bool is_sound(Head const& head, std::span<std::byte const> file) noexcept {
    if (head.magic_word != magic || head.sizes != sizes_now || head.bytes != file.size()) return false;
    std::array const parts{head.shape_at, head.rows_at, head.ids_at, head.slots_at, head.lists_at, head.words_at};
    for (auto const at : parts)
        if (at % page != 0 || at < page || at > file.size()) return false;
    auto const fits = [&](std::uint64_t at, std::uint64_t count, std::uint64_t size) {
        return count <= (file.size() - at) / size;
    };
    if (head.rows > index_rows_max || head.alive > head.rows || head.free_row > head.rows) return false;
    if (!fits(head.rows_at, head.rows, sizeof(Stored)) || !fits(head.ids_at, head.rows, 8)) return false;
    if (!fits(head.shape_at, 1, sizeof(Postings::Shape))) return false;
    Sum sum;
    sum.add(file.subspan(page));
    return sum.value() == head.sum;
}

}  // namespace

void Index::save(std::string const& path, std::int64_t as_of) const {
    auto const unfinished = path + ".new";
    Writer out(unfinished);
    Head head{
        .sizes = sizes_now, .as_of = as_of, .rows = in_->rows.size(), .alive = in_->alive, .free_row = in_->free_row};
    auto const shape = in_->postings.shape();
    head.shape_at = out.begin();
    out(shape);
    head.rows_at = out.begin();
    out.put(in_->rows.all());
    head.ids_at = out.begin();
    out.put(in_->ids.all());
    head.slots_at = out.begin();
    for (std::size_t part = 0; part < Postings::parts_count; ++part) out.put(in_->postings.slots(part));
    head.lists_at = out.begin();
    out.put(in_->postings.lists());
    head.words_at = out.begin();
    carry(in_->book, out);
    out.finish(head);
    std::error_code fault;
    std::filesystem::rename(unfinished, path, fault);
    if (fault) throw Unavailable("cannot write the snapshot " + path);
}

Result<Index::Loaded> Index::load(std::string const& path) {
    File const file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number < 0) return refuse(Why::not_found, "matching.no_file", path);
    View const view(file.number);
    auto const broken = [&] { return refuse(Why::malformed, "matching.snapshot_broken", path); };
    Head head;
    if (view.bytes().size() < page) return broken();
    std::memcpy(&head, view.bytes().data(), sizeof head);
    if (!is_sound(head, view.bytes())) return broken();
    Postings::Shape shape;
    std::memcpy(&shape, view.bytes().data() + head.shape_at, sizeof shape);
    if (!Postings::is_sound(shape) || shape.slots > (head.bytes - head.slots_at) / sizeof(Postings::Slot) ||
        shape.list_words > (head.bytes - head.lists_at) / sizeof(std::uint32_t))
        return broken();
    auto in = std::make_unique<Inside>();
    Reader words(view.bytes().subspan(head.words_at));
    carry(in->book, words);
    if (!words.is_sound()) return broken();
    in->rows.map(file.number, head.rows_at, head.rows);
    in->ids.map(file.number, head.ids_at, head.rows);
    in->postings.take_over(shape, file.number, head.slots_at, head.lists_at);
    in->alive = head.alive;
    in->free_row = static_cast<std::uint32_t>(head.free_row);
    return Loaded{Index(std::move(in)), head.as_of};
}

}  // namespace sinergi::matching
