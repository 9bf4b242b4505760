// The sentences of each kind of complaint: made up, as people of the field would write and answer them.

#include "seed/words.hpp"

#include <array>

namespace sinergi::seed {
namespace {

using Say = std::string_view;

constexpr std::array kekerasan_reports = {
    Say("Tetangga saya, {orang}, sering terdengar dimarahi dan dipukul pasangannya, terakhir tadi malam. "
        "Anak-anaknya ketakutan. Mohon ditolong, jangan sampai ketahuan saya yang melapor."),
    Say("Ada perempuan di Dusun {dusun} RT {rt} yang wajahnya lebam dan tidak berani keluar rumah. Warga sudah "
        "mencoba menengahi tetapi diusir."),
    Say("Saya butuh pendampingan. Sudah {n} kali mendapat kekerasan di rumah dan sekarang menumpang di rumah "
        "saudara di {desa}.")};
constexpr std::array kekerasan_answers = {
    Say("Korban sudah didampingi UPTD PPA, diperiksa di puskesmas, dan berada di tempat yang aman. Pendampingan "
        "hukum dan psikolog berjalan. Rincian tidak kami tulis di sini demi keselamatan."),
    Say("Petugas UPTD PPA bersama Bhabinkamtibmas sudah menemui keluarga. Korban memilih didampingi dan tinggal "
        "sementara di rumah saudara; kunjungan lanjutan dijadwalkan setiap minggu.")};

constexpr std::array anak_reports = {
    Say("Anak umur {anak} tahun di Dusun {dusun} tidak sekolah dan tiap hari mengemis di pasar, katanya "
        "disuruh. Orang tuanya di luar kota."),
    Say("Dua anak kecil ditinggal berdua di rumah kontrakan RT {rt} sudah beberapa hari, makan dari pemberian "
        "tetangga."),
    Say("Ada anak laki-laki kira-kira {anak} tahun tidur di emper toko, mengaku kabur dari rumah dan tidak tahu "
        "alamatnya.")};
constexpr std::array anak_answers = {
    Say("Anak sudah dalam pengasuhan sementara keluarga dekat dengan pengawasan pekerja sosial. Sekolah "
        "menerima kembali mulai Senin."),
    Say("Anak sudah dijemput dan diperiksa kesehatannya. Keluarga ditemukan dan sudah menandatangani rencana "
        "pengasuhan; pekerja sosial berkunjung dua minggu sekali.")};

constexpr std::array bencana_reports = {
    Say("Longsor di Dusun {dusun} setelah hujan tadi malam, {n} rumah tertimbun sebagian dan jalan tertutup. "
        "Warga mengungsi di balai desa, perlu selimut dan makanan."),
    Say("Angin puting beliung merusak {n} rumah di RT {rt}. Atap terbang, ada lansia yang tidak punya tempat "
        "tinggal malam ini."),
    Say("Rumah {orang} di Dusun {dusun} terbakar habis siang ini. Satu keluarga {n} jiwa sementara di rumah "
        "tetangga, semua pakaian dan surat-surat hangus."),
    Say("Air sungai meluap ke permukiman {desa}, setinggi lutut orang dewasa. Dapur umum belum ada.")};
constexpr std::array bencana_answers = {
    Say("Bantuan sudah diserahkan di lokasi: selimut, kasur lipat, paket makanan, dan perlengkapan bayi. Tagana "
        "bersiaga sampai keadaan aman, data kerusakan diteruskan ke BPBD."),
    Say("Tim Tagana tiba di lokasi dan mendirikan dapur umum selama tiga hari. Keluarga yang rumahnya rusak "
        "berat diusulkan menerima bantuan bahan bangunan rumah.")};

constexpr std::array ppks_reports = {
    Say("Ada orang tua kira-kira {umur} tahun sakit dan linglung di emper toko, sudah dua malam. Tidak ada yang "
        "mengenal."),
    Say("Lansia bernama {orang}, {umur} tahun, tinggal sendiri di gubuk Dusun {dusun} RT {rt}, sudah tidak bisa "
        "bangun dan tidak ada yang merawat."),
    Say("Orang dengan gangguan jiwa mengamuk dan berjalan tanpa pakaian di jalan {desa}. Warga takut dan "
        "mengurungnya di pos ronda."),
    Say("Satu keluarga dengan {n} anak tinggal di bawah jembatan, pindahan dari luar daerah, tidak punya "
        "identitas.")};
constexpr std::array ppks_answers = {
    Say("Yang bersangkutan sudah dibawa ke puskesmas dan kini dirawat. Sidik jari direkam bersama Disdukcapil "
        "untuk mencari keluarganya; sementara ditempatkan di rumah singgah."),
    Say("Petugas sudah berkunjung bersama puskesmas. Permakanan lansia diberikan mulai minggu ini dan keluarga "
        "di luar kota sudah dihubungi serta bersedia merawat."),
    Say("Sudah dijemput dan dirujuk ke rumah sakit. Setelah pulih direncanakan rehabilitasi di sentra, keluarga "
        "menyetujui.")};

constexpr std::array napza_reports = {
    Say("Keponakan saya umur 19 tahun kecanduan obat dan sudah menjual barang-barang rumah. Keluarga ingin "
        "direhabilitasi, bagaimana caranya?"),
    Say("Beberapa anak muda di Dusun {dusun} sering berkumpul memakai obat keras di kebun. Orang tua sudah "
        "kewalahan, mohon penyuluhan dan pertolongan."),
    Say("Anak {orang} baru keluar dari rehabilitasi dan mulai kambuh. Mohon didampingi lagi.")};
constexpr std::array napza_answers = {
    Say("Keluarga sudah diterima konselor dan asesmen dilakukan. Yang bersangkutan dirujuk rawat jalan ke "
        "lembaga rehabilitasi yang bekerja sama, tanpa biaya."),
    Say("Penyuluhan dilaksanakan bersama BNNK dan karang taruna desa. Dua orang bersedia menjalani asesmen; "
        "kerahasiaannya dijaga.")};

constexpr std::array pungli_reports = {
    Say("Setiap pencairan bantuan, warga RT {rt} diminta {uang} per orang, katanya untuk uang lelah. Kalau "
        "tidak memberi, diancam dicoret."),
    Say("Bantuan sembako dipotong, seharusnya penuh tetapi yang kami terima kurang {uang}. Kartu disimpan oleh "
        "pengurus kelompok."),
    Say("Untuk dimasukkan ke data penerima bansos, orang tua saya dimintai {uang} oleh oknum di {desa}.")};
constexpr std::array pungli_answers = {
    Say("Pemeriksaan sudah dilakukan oleh Inspektorat. Uang dikembalikan kepada {n} warga dengan berita acara, "
        "dan yang bersangkutan mendapat sanksi. Kartu KKS wajib dipegang pemiliknya."),
    Say("Kami sudah meminta keterangan dari para pihak. Terbukti ada pemotongan; hasil pemeriksaan diserahkan "
        "kepada pejabat yang berwenang. Penyaluran berikutnya diawasi langsung.")};

constexpr std::array bansos_salah_sasaran_reports = {
    Say("Penerima PKH di RT {rt} ada yang punya dua motor dan toko, sedangkan {orang} yang janda dan rumahnya "
        "mau roboh tidak pernah dapat."),
    Say("Mohon ditinjau penerima sembako di Dusun {dusun}, {desa}. Ada yang sudah meninggal tetapi namanya "
        "masih cair."),
    Say("Keluarga perangkat masih menerima bantuan, sementara {orang}, {umur} tahun, tinggal sendiri dan tidak "
        "terdaftar."),
    Say("Kenapa yang mampu terus dapat? Di tempat kami ada {n} rumah tembok bagus yang masih menerima bantuan "
        "pangan.")};
constexpr std::array bansos_salah_sasaran_answers = {
    Say("Hasil verifikasi bersama desa: penerima yang disebut sudah tidak memenuhi syarat dan diusulkan "
        "dihentikan dalam musyawarah desa. {orang} diusulkan masuk lewat pemutakhiran data."),
    Say("Kami sudah mendatangi rumah yang dilaporkan. Satu keluarga dinyatakan mampu dan mengundurkan diri "
        "dengan surat pernyataan; satu lainnya tetap layak karena ada anggota yang sakit menahun."),
    Say("Data penerima yang sudah meninggal telah dilaporkan dan rekeningnya dibekukan. Ahli waris diberi "
        "penjelasan tentang tata cara penggantian pengurus.")};

constexpr std::array bansos_tidak_diterima_reports = {
    Say("Ibu saya, {orang}, terdaftar PKH lansia tetapi sejak bulan {bulan} tidak ada yang masuk. Kartu aktif, "
        "saldo nol."),
    Say("Bantuan sembako saya berhenti tanpa pemberitahuan. Bulan {bulan} masih ada. Saya buruh tani dengan {n} "
        "anak sekolah."),
    Say("Undangan pengambilan bantuan di kantor pos sudah saya terima, tetapi waktu datang katanya sudah "
        "diambil orang lain."),
    Say("BLT untuk {orang} di Dusun {dusun} RT {rt} belum diterima, padahal tetangga sudah semua.")};
constexpr std::array bansos_tidak_diterima_answers = {
    Say("Setelah dicek, rekening gagal kliring karena nama pada KK dan bank berbeda satu huruf. Perbaikan sudah "
        "dikirim dan dana akan masuk pada tahap berikutnya, termasuk yang tertunda."),
    Say("Bantuan berhenti karena anak terakhir sudah lulus SMA sehingga tidak ada lagi komponen PKH. Bantuan "
        "sembako tetap diterima. Penjelasan lengkap sudah disampaikan pendamping di rumah."),
    Say("Kantor pos sudah memeriksa tanda terima: terjadi salah serah karena nama sama. Hak {orang} sudah "
        "diserahkan dan ditandatangani.")};

constexpr std::array kks_rekening_reports = {
    Say("Kartu KKS ibu saya tertelan mesin ATM sejak bulan {bulan}, sudah ke bank disuruh menunggu terus."),
    Say("Kartu KKS hilang waktu pindahan. Bagaimana mengurusnya, apakah harus ke Kuningan kota?"),
    Say("PIN KKS {orang} terblokir karena salah {n} kali, orangnya sudah tua dan tidak bisa antre di bank."),
    Say("Saldo KKS ada tetapi tidak bisa ditarik, di agen selalu gagal.")};
constexpr std::array kks_rekening_answers = {
    Say("Kartu pengganti sudah terbit dan diserahkan di kantor cabang dengan didampingi petugas kami. PIN sudah "
        "diganti sendiri oleh pemilik kartu."),
    Say("Blokir sudah dibuka setelah kami mengirim surat pengantar ke bank. {orang} sudah mencoba menarik di "
        "agen desa dan berhasil."),
    Say("Bank mengadakan layanan jemput bola di {desa} untuk penggantian kartu. Nama Bapak/Ibu sudah kami "
        "daftarkan.")};

constexpr std::array pbi_jk_reports = {
    Say("BPJS {orang} tiba-tiba nonaktif padahal harus cuci darah {n} kali sebulan. Mohon segera diaktifkan."),
    Say("Waktu melahirkan di rumah sakit ternyata kartu KIS saya tidak aktif. Kami tidak mampu membayar."),
    Say("Bapak saya dirawat, kartunya PBI tapi nonaktif sejak {bulan}. Surat keterangan dari puskesmas sudah ada.")};
constexpr std::array pbi_jk_answers = {
    Say("Reaktivasi PBI-JK sudah disetujui dan kartu aktif kembali sejak kemarin. Mohon dicek di aplikasi "
        "Mobile JKN atau ditanyakan ke loket rumah sakit."),
    Say("Karena kuota pusat belum terbuka, sementara kami daftarkan pada PBPU yang dibayar pemerintah daerah. "
        "Kartu aktif mulai awal bulan depan; untuk perawatan sekarang diterbitkan surat jaminan.")};

constexpr std::array data_dtsen_reports = {
    Say("Kami dinyatakan desil 8 padahal suami buruh harian dan rumah masih menumpang. Mohon dicek datanya."),
    Say("Di data saya tertulis pegawai negeri, padahal saya pedagang kecil. Akibatnya bantuan anak sekolah ditolak."),
    Say("Ibu saya yang sudah meninggal masih tercatat, sedangkan cucu yang baru lahir belum masuk. Desil jadi "
        "salah."),
    Say("{orang} sudah pisah KK dengan anaknya, tetapi di DTSEN masih satu keluarga.")};
constexpr std::array data_dtsen_answers = {
    Say("Pemutakhiran sudah diajukan lewat operator desa dengan KK terbaru dan foto rumah. Peringkat baru "
        "keluar setelah BPS menghitung ulang pada triwulan berikutnya."),
    Say("Pekerjaan sudah diperbaiki setelah dicocokkan dengan surat keterangan desa. Kami sampaikan juga ke "
        "sekolah sebagai dasar sementara.")};

constexpr std::array alat_bantu_reports = {
    Say("{orang}, {umur} tahun, lumpuh setelah stroke dan setiap hari digendong ke kamar mandi. Mohon bantuan "
        "kursi roda."),
    Say("Anak saya umur {anak} tahun tuli sejak lahir, butuh alat bantu dengar untuk sekolah."),
    Say("Kaki palsu saya patah, sudah {n} bulan tidak bisa bekerja. Apakah bisa diganti?"),
    Say("Mohon tongkat untuk tunanetra, di Dusun {dusun} ada dua orang yang membutuhkan.")};
constexpr std::array alat_bantu_answers = {
    Say("Kursi roda sudah diserahkan di rumah dan keluarga diajari cara memakainya. Terapis puskesmas "
        "berkunjung sebulan sekali."),
    Say("Pengukuran sudah dilakukan. Alat dipesan lewat sentra dan diperkirakan selesai dalam enam minggu; kami "
        "kabari waktu penyerahannya.")};

constexpr std::array layanan_reports = {
    Say("Sudah {n} kali datang ke kantor untuk surat rekomendasi, petugasnya selalu tidak di tempat."),
    Say("Antre dari jam 8 sampai jam 2 untuk mengurus SKTM, loketnya hanya satu yang buka."),
    Say("Telepon kantor tidak pernah diangkat. Saya dari {desa}, jauh kalau harus bolak-balik."),
    Say("Berkas usulan saya katanya hilang dan diminta mengumpulkan lagi dari awal.")};
constexpr std::array layanan_answers = {
    Say("Mohon maaf atas pelayanan kami. Surat rekomendasi sudah selesai dan dapat diambil, atau kami kirim "
        "lewat kantor desa. Jadwal petugas loket sudah diatur ulang."),
    Say("Terima kasih atas masukannya. Mulai pekan ini dua loket dibuka setiap hari kerja dan pengantar dari "
        "desa dapat dikirim lewat WhatsApp.")};

constexpr std::array aspirasi_reports = {
    Say("Usul agar penyaluran bantuan untuk lansia diantar ke rumah, kasihan harus antre di kecamatan."),
    Say("Mohon diadakan pelatihan usaha untuk keluarga yang lulus PKH di {desa}."),
    Say("Sebaiknya daftar penerima ditempel di balai desa supaya warga bisa ikut memeriksa.")};
constexpr std::array aspirasi_answers = {
    Say("Terima kasih atas usulannya. Sudah kami masukkan ke bahan rapat penyaluran berikutnya; untuk lansia di "
        "atas 70 tahun mulai dicoba pengantaran ke rumah."),
    Say("Usulan pelatihan kami catat untuk rencana kerja tahun depan. Sementara itu, kelompok usaha bersama "
        "dapat mengajukan proposal lewat pendamping.")};

constexpr std::array informasi_reports = {
    Say("Apa saja syarat mendaftar PKH untuk ibu hamil, dan ke mana mendaftarnya?"),
    Say("Kapan bantuan sembako tahap berikutnya cair?"), Say("Bagaimana cara mengecek desil keluarga saya?"),
    Say("Apakah mahasiswa bisa meminta surat keterangan tidak mampu dari Dinas Sosial, dan berapa lama?")};
constexpr std::array informasi_answers = {
    Say("Pendaftaran lewat pemerintah desa: bawa KTP, KK, dan buku KIA. Desa mengusulkan dalam musyawarah, lalu "
        "data diperingkat oleh BPS. Tidak dipungut biaya."),
    Say("Jadwal penyaluran ditetapkan Kementerian dan diumumkan di balai desa. Bapak/Ibu dapat mengecek sendiri "
        "di cekbansos.kemensos.go.id dengan nama dan wilayah."),
    Say("Desil dapat ditanyakan ke operator desa atau ke loket kami dengan membawa KTP dan KK. Bila tidak "
        "sesuai, pemutakhiran diajukan saat itu juga.")};

constexpr std::array lainnya_reports = {
    Say("Tetangga kami {orang} sakit keras dan tidak punya biaya pulang dari rumah sakit. Ada bantuan pemulangan?"),
    Say("Mohon bantuan pemakaman untuk warga yang tidak punya keluarga di Dusun {dusun}."),
    Say("Rumah {orang} di RT {rt} hampir roboh, takut ambruk waktu hujan. Apakah ada program perbaikan rumah?")};
constexpr std::array lainnya_answers = {
    Say("Bantuan transportasi pemulangan sudah diberikan dan keluarga sudah tiba di rumah."),
    Say("Rumah sudah ditinjau dan diusulkan pada program rumah tidak layak huni tahun depan. Sementara itu desa "
        "bergotong royong memasang penyangga.")};

std::array const kinds = {
    KindWords{"kekerasan", kekerasan_reports, kekerasan_answers,
              "Apakah saat ini korban dan anak-anak berada di tempat yang aman? Kapan waktu yang aman untuk "
              "menghubungi?"},
    KindWords{"anak", anak_reports, anak_answers,
              "Di mana tepatnya anak terlihat terakhir kali, dan siapa orang dewasa yang ada di dekatnya?"},
    KindWords{"bencana", bencana_reports, bencana_answers,
              "Berapa orang yang mengungsi, dan apakah ada bayi, ibu hamil, atau orang sakit?"},
    KindWords{"ppks", ppks_reports, ppks_answers,
              "Apakah orangnya masih di tempat yang sama, dan dapatkah diajak berbicara?"},
    KindWords{"napza", napza_reports, napza_answers,
              "Apakah yang bersangkutan bersedia menjalani asesmen, dan obat apa yang diketahui dipakai?"},
    KindWords{"pungli", pungli_reports, pungli_answers,
              "Kapan dan di mana permintaan uang itu terjadi? Nama Anda tidak kami sebutkan kepada siapa pun."},
    KindWords{"bansos_salah_sasaran", bansos_salah_sasaran_reports, bansos_salah_sasaran_answers,
              "Mohon disebutkan RT dan ciri rumah yang dimaksud, agar kami tidak salah alamat."},
    KindWords{"bansos_tidak_diterima", bansos_tidak_diterima_reports, bansos_tidak_diterima_answers,
              "Mohon nomor kartu tidak dikirim. Cukup sebutkan bank, bulan terakhir menerima, dan apakah kartu "
              "masih ada pada Anda."},
    KindWords{"kks_rekening", kks_rekening_reports, kks_rekening_answers,
              "Di bank dan kantor cabang mana kartu diurus terakhir kali, dan tanggal berapa?"},
    KindWords{"pbi_jk", pbi_jk_reports, pbi_jk_answers,
              "Mohon kirim foto surat keterangan berobat dari puskesmas atau rumah sakit, tanpa menuliskan NIK "
              "di pesan."},
    KindWords{"data_dtsen", data_dtsen_reports, data_dtsen_answers,
              "Apakah KK sudah diperbarui di Disdukcapil, dan sejak kapan tinggal di alamat sekarang?"},
    KindWords{"alat_bantu", alat_bantu_reports, alat_bantu_answers,
              "Berapa tinggi dan berat badan calon pemakai, dan apakah pintu rumah cukup lebar untuk kursi roda?"},
    KindWords{"layanan", layanan_reports, layanan_answers,
              "Tanggal berapa Bapak/Ibu datang, dan surat apa yang diurus?"},
    KindWords{"aspirasi", aspirasi_reports, aspirasi_answers,
              "Untuk berapa keluarga kira-kira, dan usaha apa yang diminati?"},
    KindWords{"informasi", informasi_reports, informasi_answers,
              "Untuk keperluan apa suratnya, dan di kampus atau sekolah mana?"},
    KindWords{"lainnya", lainnya_reports, lainnya_answers, "Mohon nama dan alamat keluarga yang dapat kami hubungi."}};

}  // namespace

std::span<KindWords const> all_words() { return kinds; }

}  // namespace sinergi::seed
