/// Words and characters whose reading depends on the word they stand in: likeliest reading first.
///
/// Words fix the reading of their characters, so that a name with many heteronyms keeps few readings. Characters whose
/// readings differ only by tone need no entry. A hall's heteronyms.csv adds to this table.
enum Heteronyms {
  static let standard: [String: [String]] = {
    var table: [String: [String]] = [:]
    for line in (characters + "\n" + words).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      table[String(parts[0])] = parts[1].split(separator: "/").map(String.init)
    }
    return table
  }()

  private static let characters = """
    行 xing/hang
    长 chang/zhang
    重 zhong/chong
    会 hui/kuai
    乐 le/yue
    调 diao/tiao
    参 can/shen/cen
    单 dan/shan/chan
    车 che/ju
    率 lv/shuai
    查 cha/zha
    藏 cang/zang
    传 chuan/zhuan
    朝 chao/zhao
    弹 tan/dan
    度 du/duo
    降 jiang/xiang
    解 jie/xie
    曾 zeng/ceng
    着 zhe/zhuo/zhao
    种 zhong/chong
    还 huan/hai
    便 bian/pian
    强 qiang/jiang
    区 qu/ou
    厦 xia/sha
    说 shuo/shui
    宿 su/xiu
    校 xiao/jiao
    血 xue/xie
    畜 xu/chu
    称 cheng/chen
    乘 cheng/sheng
    盛 sheng/cheng
    都 du/dou
    觉 jue/jiao
    角 jiao/jue
    卡 ka/qia
    壳 ke/qiao
    落 luo/la
    绿 lv/lu
    露 lu/lou
    没 mei/mo
    模 mo/mu
    粘 zhan/nian
    迫 po/pai
    曝 bao/pu
    奇 qi/ji
    塞 sai/se
    色 se/shai
    什 shen/shi
    拾 shi/she
    识 shi/zhi
    拓 tuo/ta
    巷 xiang/hang
    削 xue/xiao
    叶 ye/xie
    咽 yan/ye
    艾 ai/yi
    扎 zha/za
    轧 zha/ya
    择 ze/zhai
    著 zhu/zhuo
    伯 bo/bai
    泊 bo/po
    薄 bo/bao
    剥 bo/bao
    堡 bao/bu/pu
    秘 mi/bi
    番 fan/pan
    佛 fo/fu
    否 fou/pi
    盖 gai/ge
    给 gei/ji
    谷 gu/yu
    贾 jia/gu
    柜 gui/ju
    核 he/hu
    虹 hong/jiang
    稽 ji/qi
    夹 jia/ga
    见 jian/xian
    劲 jin/jing
    圈 quan/juan
    均 jun/yun
    勒 le/lei
    了 le/liao
    陆 lu/liu
    六 liu/lu
    埋 mai/man
    脉 mai/mo
    弄 nong/long
    疟 nve/yao
    娜 na/nuo
    炮 pao/bao
    刨 pao/bao
    瀑 pu/bao
    栖 qi/xi
    铅 qian/yan
    茄 qie/jia
    杉 shan/sha
    沈 shen/chen
    匙 shi/chi
    折 zhe/she
    伺 ci/si
    屯 tun/zhun
    尉 wei/yu
    洗 xi/xian
    纤 xian/qian
    系 xi/ji
    钥 yao/yue
    遗 yi/wei
    殷 yin/yan
    员 yuan/yun
    仔 zi/zai
    召 zhao/shao
    幢 zhuang/chuang
    仇 chou/qiu
    阿 a/e
    洞 dong/tong
    浚 jun/xun
    莘 xin/shen
    牟 mou/mu
    蚌 bang/beng
    埔 pu/bu
    缪 miao/mou
    覃 qin/tan
    隗 wei/kui
    褚 chu/zhu
    纪 ji
    地 di
    的 de
    得 de
    大 da
    合 he
    石 shi
    食 shi
    数 shu
    术 shu
    属 shu
    提 ti
    省 sheng/xing
    不 bu
    一 yi
    """

  private static let words = """
    银行 yin hang
    商行 shang hang
    行业 hang ye
    车行 che hang
    琴行 qin hang
    行政 xing zheng
    行驶 xing shi
    行为 xing wei
    行使 xing shi
    行动 xing dong
    执行 zhi xing
    通行 tong xing
    发行 fa xing
    出行 chu xing
    旅行 lv xing
    同行 tong xing/tong hang
    履行 lv xing
    举行 ju xing
    试行 shi xing
    施行 shi xing
    自行 zi xing
    长三角 chang san jiao
    长江 chang jiang
    长春 chang chun
    长沙 chang sha
    长治 chang zhi
    长兴 chang xing
    长乐 chang le
    长期 chang qi
    长途 chang tu
    延长 yan chang
    时长 shi chang
    特长 te chang
    家长 jia zhang
    校长 xiao zhang
    村长 cun zhang
    成长 cheng zhang
    增长 zeng zhang
    长者 zhang zhe
    市长 shi zhang
    局长 ju zhang
    重庆 chong qing
    重新 chong xin
    重复 chong fu
    重建 chong jian
    重审 chong shen
    重度 zhong du
    重大 zhong da
    重点 zhong dian
    重要 zhong yao
    重症 zhong zheng
    重伤 zhong shang
    严重 yan zhong
    会计 kuai ji
    社会 she hui
    会议 hui yi
    协会 xie hui
    工会 gong hui
    基金会 ji jin hui
    委员会 wei yuan hui
    音乐 yin yue
    娱乐 yu le
    乐清 yue qing
    调解 tiao jie
    调整 tiao zheng
    调节 tiao jie
    协调 xie tiao
    调查 diao cha
    调动 diao dong
    调取 diao qu
    调档 diao dang
    调入 diao ru
    调出 diao chu
    参保 can bao
    参加 can jia
    参军 can jun
    参战 can zhan
    参与 can yu
    人参 ren shen
    海参 hai shen
    单位 dan wei
    单独 dan du
    名单 ming dan
    清单 qing dan
    订单 ding dan
    账单 zhang dan
    非单 fei dan
    单元 dan yuan
    机动车 ji dong che
    汽车 qi che
    车辆 che liang
    出租车 chu zu che
    客车 ke che
    货车 huo che
    停车 ting che
    新车 xin che
    税率 shui lv
    效率 xiao lv
    利率 li lv
    费率 fei lv
    检查 jian cha
    查询 cha xun
    核查 he cha
    审查 shen cha
    查验 cha yan
    查阅 cha yue
    勘查 kan cha
    西藏 xi zang
    收藏 shou cang
    宣传 xuan chuan
    传染 chuan ran
    传媒 chuan mei
    传承 chuan cheng
    自传 zi zhuan
    朝阳 chao yang
    年度 nian du
    额度 e du
    制度 zhi du
    限度 xian du
    程度 cheng du
    投降 tou xiang
    解除 jie chu
    解决 jie jue
    和解 he jie
    解聘 jie pin
    特种 te zhong
    种植 zhong zhi
    种子 zhong zi
    种类 zhong lei
    种畜禽 zhong chu qin
    病种 bing zhong
    工种 gong zhong
    偿还 chang huan
    归还 gui huan
    还款 huan kuan
    还贷 huan dai
    便民 bian min
    便利 bian li
    方便 fang bian
    便宜 pian yi
    加强 jia qiang
    强制 qiang zhi
    社区 she qu
    地区 di qu
    小区 xiao qu
    园区 yuan qu
    景区 jing qu
    学区 xue qu
    辖区 xia qu
    区域 qu yu
    厦门 xia men
    大厦 da sha
    宿舍 su she
    民宿 min su
    学校 xue xiao
    校车 xiao che
    校外 xiao wai
    高校 gao xiao
    校验 jiao yan
    校准 jiao zhun
    校对 jiao dui
    血站 xue zhan
    采血 cai xue
    献血 xian xue
    家畜 jia chu
    牲畜 sheng chu
    畜禽 chu qin
    畜牧 xu mu
    名称 ming cheng
    职称 zhi cheng
    称号 cheng hao
    乘客 cheng ke
    首都 shou du
    成都 cheng du
    自觉 zi jue
    社保卡 she bao ka
    保障卡 bao zhang ka
    制卡 zhi ka
    关卡 guan qia
    落户 luo hu
    落实 luo shi
    没收 mo shou
    规模 gui mo
    模板 mu ban
    强迫 qiang po
    什么 shen me
    识别 shi bie
    知识 zhi shi
    选择 xuan ze
    著作 zhu zuo
    秘书 mi shu
    番禺 pan yu
    佛教 fo jiao
    否决 fou jue
    给付 ji fu
    供给 gong ji
    补给 bu ji
    给予 ji yu
    核准 he zhun
    核发 he fa
    核定 he ding
    核验 he yan
    核实 he shi
    复核 fu he
    审核 shen he
    稽查 ji cha
    见证 jian zheng
    陆地 lu di
    内陆 nei lu
    大陆 da lu
    六安 lu an
    均衡 jun heng
    了解 liao jie
    系统 xi tong
    关系 guan xi
    联系 lian xi
    遗失 yi shi
    遗产 yi chan
    遗嘱 yi zhu
    遗属 yi shu
    受遗赠 shou yi zeng
    人员 ren yuan
    船员 chuan yuan
    员工 yuan gong
    驾驶员 jia shi yuan
    职员 zhi yuan
    党员 dang yuan
    公务员 gong wu yuan
    村委员 cun wei yuan
    遗址 yi zhi
    学籍 xue ji
    国籍 guo ji
    蚌埠 beng bu
    大夫 dai fu
    反省 fan xing
    浙江省 zhe jiang sheng
    跨省 kua sheng
    省级 sheng ji
    省内 sheng nei
    省外 sheng wai
    拾遗 shi yi
    折旧 zhe jiu
    和平 he ping
    以旧换新 yi jiu huan xin
    电力 dian li
    变更 bian geng
    薄弱 bo ruo
    弹性 tan xing
    子弹 zi dan
    烟花爆竹 yan hua bao zhu
    屯垦 tun ken
    角色 jue se
    颜色 yan se
    """
}
