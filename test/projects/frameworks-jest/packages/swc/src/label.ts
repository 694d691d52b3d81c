export enum Size {
  Small = 'small',
  Large = 'large',
}

function named(name: string) {
  return (target: object) => Object.assign(target, { label: name + '!' });
}

@named('label' + 's')
export class Label {
  show(size: Size): string {
    const words = ['a', size] as readonly string[];
    document.body.textContent = words.join(' ');
    return size === Size.Large ? 'big' : 'not big';
  }
}
